package io.orcha.user;

import java.util.Set;

/**
 * Who sends a request. It is known before any resource or request filter of JAX-RS runs, and stays the same until the request
 * ends. {@link ActingUser#caller()} tells it.
 */
public sealed interface Caller {

    /**
     * Names the caller for rate limits, audit events and logs: the same for every request of the same caller on every replica,
     * and different for different ones. At most 160 characters of printable ASCII without a space; {@code anonymous}, {@code
     * user:<user id>} or {@code key:<key id>}.
     */
    String id();

    /** What the caller may do. */
    Set<Scope> scopes();

    default boolean may(Scope scope) {
        return scopes().contains(scope);
    }

    /** Nobody in particular, where access is anonymous: everyone who reaches the port may do everything. */
    record Anonymous() implements Caller {

        @Override
        public String id() {
            return "anonymous";
        }

        @Override
        public Set<Scope> scopes() {
            return Scope.all();
        }
    }

    /** The bearer of a token: acts for this user and for nobody else, whatever the scopes. */
    record TokenUser(UserId user, Set<Scope> scopes) implements Caller {

        public TokenUser {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String id() {
            return "user:" + user;
        }
    }

    /** A trusted backend with an API key: acts for any user within the key's scopes. */
    record ApiKey(String keyId, Set<Scope> scopes) implements Caller {

        public ApiKey {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String id() {
            return "key:" + keyId;
        }
    }
}

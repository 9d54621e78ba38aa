package io.orcha.security;

import io.orcha.user.Caller;
import io.orcha.user.Scope;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is configured, or stored in the database.
 *
 * @param previousHash what the latest rotation replaced; null when nothing was
 * @param previousExpires until when that is accepted as well
 * @param expires null for a key that does not end by itself
 * @param lastUsed to within a minute; null for a key that was not used, or is configured
 */
record StoredKey(
        String id,
        SecretHash hash,
        @Nullable SecretHash previousHash,
        @Nullable Instant previousExpires,
        Set<Scope> scopes,
        @Nullable Instant expires,
        boolean revoked,
        @Nullable Instant lastUsed) {

    /** Stands for every id that does not exist, so that it takes the same work to refuse it. */
    static final StoredKey UNKNOWN =
            new StoredKey("", SecretHash.stored(new byte[SecretHash.BYTES]), null, null, Set.of(), null, true, null);

    /** Whether a secret with this hash opens anything now. Both hashes are compared whatever the first comparison says. */
    boolean accepts(SecretHash presented, Instant now) {
        boolean current = hash.equals(presented);
        boolean previous = (previousHash == null ? UNKNOWN.hash : previousHash).equals(presented)
                && previousExpires != null
                && now.isBefore(previousExpires);
        return (current || previous) && !revoked && !isExpired(now);
    }

    boolean isExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    Caller caller() {
        return new Caller.ApiKey(id, scopes);
    }
}

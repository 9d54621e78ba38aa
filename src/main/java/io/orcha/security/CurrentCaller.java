package io.orcha.security;

import io.orcha.user.ActingUser;
import io.orcha.user.Caller;
import io.orcha.user.Scope;
import io.orcha.user.UserId;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * For whom the current request acts. A token acts for its own user alone, also an operator's: operating the service opens
 * nobody's memory. API keys, and everybody where access is anonymous, act for the user that the request names.
 */
@ApplicationScoped
class CurrentCaller implements ActingUser {

    private final SecurityIdentity identity;
    private final Denials denials;

    CurrentCaller(SecurityIdentity identity, Denials denials) {
        this.identity = identity;
        this.denials = denials;
    }

    @Override
    public Caller caller() {
        return Identities.caller(identity);
    }

    @Override
    public UserId actFor(UserId requested) {
        return switch (caller()) {
            case Caller.Anonymous _ -> requested;
            case Caller.ApiKey _ -> requested;
            case Caller.TokenUser token -> {
                if (!token.user().equals(requested)) {
                    denials.count("other_user");
                    throw new OtherUserException();
                }
                yield requested;
            }
        };
    }

    @Override
    public void actAsOperator() {
        if (!caller().may(Scope.ADMIN)) {
            throw new NoOperatorException();
        }
    }
}

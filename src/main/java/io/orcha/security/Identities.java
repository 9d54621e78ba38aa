package io.orcha.security;

import io.orcha.user.Caller;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** Callers as Quarkus Security knows them: a caller's scopes are its permissions, and it has no others. */
final class Identities {

    private static final String CALLER = Caller.class.getName();

    private Identities() {}

    static SecurityIdentity of(Caller caller) {
        var identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.id()))
                .addAttribute(CALLER, caller);
        caller.scopes().forEach(scope -> identity.addPermissionAsString(scope.id()));
        return identity.build();
    }

    /** @throws UnauthorizedException when the request came without credentials, which no endpoint that asks is open to */
    static Caller caller(SecurityIdentity identity) {
        Caller caller = identity.getAttribute(CALLER);
        if (caller == null) {
            throw new UnauthorizedException();
        }
        return caller;
    }
}

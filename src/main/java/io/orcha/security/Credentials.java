package io.orcha.security;

import io.orcha.user.Caller;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Finds the credential of a request before anything else does: an API key in {@code X-API-Key} or as a bearer token. Other bearer
 * tokens are left to OIDC. While no authentication is configured, everybody is the anonymous caller, whatever they send.
 */
@ApplicationScoped
class Credentials implements HttpAuthenticationMechanism {

    /** The header for clients that cannot send another bearer token. */
    static final String KEY_HEADER = "X-API-Key";

    private static final String BEARER = "Bearer ";
    private static final SecurityIdentity ANYBODY = Identities.of(new Caller.Anonymous());

    private final Authentication authentication;

    Credentials(Authentication authentication) {
        this.authentication = authentication;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        if (!authentication.isConfigured()) {
            return Uni.createFrom().item(ANYBODY);
        }
        var headers = context.request().headers();
        var authorizations = headers.getAll(HttpHeaders.AUTHORIZATION);
        var keys = headers.getAll(KEY_HEADER);
        if (authorizations.size() + keys.size() > 1) {
            return refused(Refusal.AMBIGUOUS);
        }
        if (!keys.isEmpty()) {
            return key(keys.getFirst().strip(), identities);
        }
        if (authorizations.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        var authorization = authorizations.getFirst();
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return refused(Refusal.TOKEN);
        }
        var token = authorization.substring(BEARER.length()).strip();
        if (token.startsWith(ApiKey.PREFIX)) {
            return key(token, identities);
        }
        return authentication.acceptsTokens() ? Uni.createFrom().nullItem() : refused(Refusal.TOKEN);
    }

    private static Uni<SecurityIdentity> key(String text, IdentityProviderManager identities) {
        return ApiKey.parse(text)
                .map(key -> identities.authenticate(new KeyRequest(key)))
                .orElseGet(() -> refused(Refusal.KEY));
    }

    private static Uni<SecurityIdentity> refused(Refusal reason) {
        return Uni.createFrom().failure(reason.failure());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(KeyRequest.class);
    }

    /** Before OIDC, which takes every bearer token for one of its own. */
    @Override
    public int getPriority() {
        return 2 * DEFAULT_PRIORITY;
    }
}

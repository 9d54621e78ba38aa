package io.orcha.security;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells Quarkus OIDC which tokens to accept: only bearer tokens, verified here by their signature. No login, session or cookie, and
 * no question to the issuer about a single token. The issuer is first asked for its keys by the first request with a token,
 * so the service starts without it.
 */
@ApplicationScoped
class TokenTenant implements TenantConfigResolver {

    /** A token with an unknown key id makes the keys be fetched anew, no more often than this, whoever sends it. */
    private static final Duration KEYS_FETCHED_EVERY = Duration.ofSeconds(5);

    private final @Nullable OidcTenantConfig tenant;

    TokenTenant(SecurityConfig config) {
        this.tenant = TokenRules.of(config.jwt()).map(TokenTenant::tenant).orElse(null);
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext context, OidcRequestContext<OidcTenantConfig> requestContext) {
        return tenant == null ? Uni.createFrom().nullItem() : Uni.createFrom().item(tenant);
    }

    private static OidcTenantConfig tenant(TokenRules rules) {
        var tenant = OidcTenantConfig.builder()
                .tenantId("orcha")
                .token()
                .issuer(rules.issuer())
                .audience(rules.audience())
                .lifespanGrace((int) rules.clockSkew().toSeconds())
                .forcedJwkRefreshInterval(KEYS_FETCHED_EVERY)
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end();
        return switch (rules.keys()) {
            case TokenRules.Keys.Discovered() ->
                tenant.authServerUrl(rules.issuer()).build();
            case TokenRules.Keys.Located(var location) ->
                tenant.authServerUrl(location.resolve("/").toString())
                        .discoveryEnabled(false)
                        .jwksPath(location.toString())
                        .build();
            case TokenRules.Keys.Fixed(var publicKey) ->
                tenant.publicKey(publicKey).build();
        };
    }
}

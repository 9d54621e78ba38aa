package io.orcha.security;

import io.orcha.user.Caller;
import io.orcha.user.Scope;
import io.orcha.user.UserId;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Turns a verified token into the user that it names, with the scopes that it grants here. What OIDC read out of it by its own
 * rules is left behind: a token that names a scope {@code admin} makes no operator by that.
 */
@ApplicationScoped
class TokenCallers implements SecurityIdentityAugmentor {

    private final Optional<TokenRules> rules;

    TokenCallers(SecurityConfig config) {
        this.rules = TokenRules.of(config.jwt());
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Uni.createFrom().item(() -> Identities.of(caller(TokenClaims.of(token), rules.orElseThrow())))
                : Uni.createFrom().item(identity);
    }

    /** @throws io.quarkus.security.AuthenticationFailedException when the claim that names the user is missing, or holds no user id */
    static Caller caller(TokenClaims claims, TokenRules rules) {
        var user = claims.text(rules.userClaim()).flatMap(UserId::of).orElseThrow(() -> Refusal.USER.failure());
        return new Caller.TokenUser(user, scopes(claims, rules));
    }

    private static Set<Scope> scopes(TokenClaims claims, TokenRules rules) {
        var granted = rules.scopeClaims().stream()
                .filter(claims::has)
                .findFirst()
                .map(claim -> Scopes.known(claims.words(claim)))
                .orElseGet(() -> Scopes.copy(rules.defaultScopes()));
        granted.remove(Scope.ADMIN);
        if (rules.adminClaim() != null && claims.words(rules.adminClaim()).contains(rules.adminValue())) {
            granted.add(Scope.ADMIN);
        }
        return granted;
    }
}

package io.orcha.security;

import static io.orcha.platform.Settings.require;

import jakarta.enterprise.context.ApplicationScoped;

/** Which kinds of credentials the service is configured to accept. Keys in the database alone do not turn authentication on. */
@ApplicationScoped
public class Authentication {

    private final boolean tokens;
    private final boolean keys;

    Authentication(SecurityConfig config) {
        tokens = TokenRules.of(config.jwt()).isPresent();
        keys = !config.apiKeys().isEmpty();
        require(
                !config.apiKeyRotationGrace().isNegative(),
                "orcha.security.api-key-rotation-grace must not be negative.");
    }

    /** Whether requests need credentials. Otherwise every caller is {@link io.orcha.user.Caller.Anonymous}. */
    public boolean isConfigured() {
        return tokens || keys;
    }

    boolean acceptsTokens() {
        return tokens;
    }

    /** In words for an operator: {@code none}, {@code jwt}, {@code api-keys} or {@code jwt+api-keys}. */
    public String describe() {
        if (!tokens) {
            return keys ? "api-keys" : "none";
        }
        return keys ? "jwt+api-keys" : "jwt";
    }
}

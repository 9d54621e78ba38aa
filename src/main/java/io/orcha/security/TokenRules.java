package io.orcha.security;

import static io.orcha.platform.Settings.require;

import io.orcha.user.Scope;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.jwt.util.KeyUtils;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens are accepted, once the settings are known to be safe together.
 *
 * @param keys how their signatures are verified
 * @param scopeClaims the claims that may list scopes; the first that is there counts
 * @param defaultScopes what a token without any of them may do
 * @param adminClaim null when no token makes an operator
 */
record TokenRules(
        String issuer,
        Keys keys,
        List<String> audience,
        String userClaim,
        List<String> scopeClaims,
        Set<Scope> defaultScopes,
        @Nullable String adminClaim,
        String adminValue,
        Duration clockSkew) {

    private static final String PREFIX = "orcha.security.jwt.";
    private static final Duration LONGEST_SKEW = Duration.ofMinutes(5);
    private static final int SMALLEST_RSA_KEY = 2048;

    /** Where the keys that verify signatures come from. */
    sealed interface Keys {

        /** From what the issuer publishes about itself. */
        record Discovered() implements Keys {}

        /** From a key set at a fixed address. */
        record Located(URI location) implements Keys {}

        /** From the configuration. */
        record Fixed(String publicKey) implements Keys {}
    }

    /**
     * Reads the settings; empty when there are none.
     *
     * @throws ConfigurationException when they contradict each other or are dangerous
     */
    static Optional<TokenRules> of(SecurityConfig.Jwt config) {
        var issuer = config.issuer();
        var audience = config.audience().orElse(List.of());
        if (issuer.isEmpty()) {
            require(
                    config.publicKey().isEmpty() && config.jwksLocation().isEmpty() && audience.isEmpty(),
                    "%sissuer is required with other settings of tokens: tokens of any issuer would be accepted."
                            .formatted(PREFIX));
            return Optional.empty();
        }
        require(
                !audience.isEmpty(),
                "%saudience is required: tokens that were made for other services would be accepted."
                        .formatted(PREFIX));
        requireNamed("issuer", List.of(issuer.get()));
        requireNamed("audience", audience);
        require(
                config.publicKey().isEmpty() || config.jwksLocation().isEmpty(),
                "%1$spublic-key and %1$sjwks-location exclude each other.".formatted(PREFIX));
        require(
                !config.clockSkew().isNegative() && config.clockSkew().compareTo(LONGEST_SKEW) <= 0,
                "%sclock-skew must be from 0 to 5M.".formatted(PREFIX));
        var defaultScopes = Scopes.configured(PREFIX + "default-scopes", config.defaultScopes());
        require(
                !defaultScopes.contains(Scope.ADMIN),
                "%1$sdefault-scopes must not contain admin: every token would be an operator's. See %1$sadmin-claim."
                        .formatted(PREFIX));
        return Optional.of(new TokenRules(
                issuer.get(),
                keys(config, issuer.get()),
                List.copyOf(audience),
                config.userClaim(),
                config.scopeClaim().map(List::of).orElse(List.of("scope", "scp")),
                defaultScopes,
                config.adminClaim().orElse(null),
                config.adminValue(),
                config.clockSkew()));
    }

    /** To Quarkus the word {@code any} says that the claim is not looked at. */
    private static void requireNamed(String setting, List<String> values) {
        require(
                values.stream().map(String::strip).noneMatch(value -> value.equalsIgnoreCase("any") || value.isEmpty()),
                "%s%s must be a name: any would let tokens in that were not made for this service."
                        .formatted(PREFIX, setting));
    }

    private static Keys keys(SecurityConfig.Jwt config, String issuer) {
        if (config.publicKey().isPresent()) {
            requireStrong(config.publicKey().get());
            return new Keys.Fixed(config.publicKey().get());
        }
        if (config.jwksLocation().isPresent()) {
            var location = config.jwksLocation().get();
            return new Keys.Located(trustworthy(config, "jwks-location", location));
        }
        trustworthy(config, "issuer", issuer);
        return new Keys.Discovered();
    }

    private static URI trustworthy(SecurityConfig.Jwt config, String setting, String address) {
        try {
            var uri = URI.create(address);
            var host = uri.getHost();
            boolean plain = "http".equals(uri.getScheme());
            require(
                    host != null && (plain || "https".equals(uri.getScheme())),
                    "%s%s must be an https address.".formatted(PREFIX, setting));
            require(
                    !plain || config.allowPlainHttp() || (host != null && AnonymousAccess.isLoopback(host)),
                    "%1$s%2$s must be an https address: whoever can alter plain HTTP can forge tokens. See %1$sallow-plain-http."
                            .formatted(PREFIX, setting));
            return uri;
        } catch (IllegalArgumentException _) {
            throw new ConfigurationException("%s%s is no address.".formatted(PREFIX, setting));
        }
    }

    private static void requireStrong(String publicKey) {
        boolean strong;
        try {
            strong = KeyUtils.decodePublicKey(publicKey) instanceof RSAPublicKey rsa
                    && rsa.getModulus().bitLength() >= SMALLEST_RSA_KEY;
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            strong = false;
        }
        require(strong, "%spublic-key must be an RSA public key in PEM with at least 2048 bits.".formatted(PREFIX));
    }
}

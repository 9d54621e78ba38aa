package io.orcha.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may call. As soon as a token issuer or an API key is configured, requests without credentials are refused. */
@ConfigMapping(prefix = "orcha.security")
interface SecurityConfig {

    /**
     * Whether the service may listen on an address other than loopback although no authentication is configured. With
     * {@code allow}, everyone who reaches the port reads and writes every user's memory.
     */
    @WithDefault("loopback")
    Anonymous anonymous();

    /** Bearer tokens that an identity provider signs. */
    Jwt jwt();

    /** API keys by their ids. {@code new-api-key} prints the lines for a new one. */
    Map<String, Key> apiKeys();

    /** How long the secret that a rotation replaces stays valid; with 0 it ends at once. Configured keys do not rotate. */
    @WithDefault("24H")
    Duration apiKeyRotationGrace();

    /** Where callers without credentials are served. */
    enum Anonymous {
        /** On loopback addresses only; on any other the service refuses to start. */
        LOOPBACK,
        /** Wherever the service listens. */
        ALLOW
    }

    /** Which tokens are accepted, and what they say. */
    interface Jwt {

        /**
         * The only accepted {@code iss}, character for character. Without a key of its own below, the signing keys are found
         * through {@code .well-known/openid-configuration} under it.
         */
        Optional<String> issuer();

        /** An RSA public key in PEM that verifies all tokens; nothing is fetched. A new key needs a restart. */
        Optional<String> publicKey();

        /** The address of the issuer's key set, when it is not found by discovery. */
        Optional<String> jwksLocation();

        /** A token must be meant for one of these ({@code aud}). Without it, tokens made for other services would be accepted. */
        Optional<List<String>> audience();

        /** Which claim names the user. */
        @WithDefault("sub")
        String userClaim();

        /** Which claim lists scopes, separated by spaces or as an array; by default {@code scope}, else {@code scp}. */
        Optional<String> scopeClaim();

        /** What a token without that claim may do. One with the claim may do what it names, and nothing else. */
        @WithDefault("memory:read,memory:write,chat")
        List<String> defaultScopes();

        /** Which claim makes its bearer an operator, such as {@code realm_access/roles}; by default no token does. */
        Optional<String> adminClaim();

        /** The value that the claim has, or holds, for an operator. */
        @WithDefault("admin")
        String adminValue();

        /** How far the issuer's clock may differ. Tokens are accepted so much longer than they are valid. */
        @WithDefault("10S")
        Duration clockSkew();

        /** Lets keys be fetched over plain HTTP from another machine; whoever can alter that traffic can be anyone. */
        @WithDefault("false")
        boolean allowPlainHttp();
    }

    /** One API key. */
    interface Key {

        /** The SHA-256 of its secret, in hexadecimal digits. */
        String hash();

        /** What it may do. */
        List<String> scopes();

        /** When it ends, as {@code 2027-01-31T00:00:00Z}; by default never. */
        Optional<String> expires();
    }
}

package io.orcha.security;

import io.quarkus.security.AuthenticationFailedException;
import java.util.Locale;
import java.util.Map;

/** Why a request's credential is not accepted. An operator's metric tells it; the client never learns what is wrong with it. */
enum Refusal {
    /** There is no credential. */
    NONE,
    /** There are several, and which one counts would be a guess. */
    AMBIGUOUS,
    /** The key is unknown, wrong, expired or revoked. */
    KEY,
    /** The token is invalid, expired, of another issuer or for another audience. */
    TOKEN,
    /** The token is genuine and names no user that this service could have. */
    USER;

    private static final String ATTRIBUTE = Refusal.class.getName();

    AuthenticationFailedException failure() {
        return new AuthenticationFailedException(Map.of(ATTRIBUTE, this));
    }

    /** Why an authentication failed. What others found wrong, they found wrong with a token. */
    static Refusal of(AuthenticationFailedException failure) {
        return failure.getAttributes().get(ATTRIBUTE) instanceof Refusal refusal ? refusal : TOKEN;
    }

    /** How the metric spells it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

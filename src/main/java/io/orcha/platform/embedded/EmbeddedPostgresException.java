package io.orcha.platform.embedded;

/** The embedded PostgreSQL cannot be used; the message is one line for the operator and says what to do. */
public sealed class EmbeddedPostgresException extends RuntimeException permits HomeInUseException {

    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}

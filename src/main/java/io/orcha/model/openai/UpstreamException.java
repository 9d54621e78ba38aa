package io.orcha.model.openai;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The server answered an HTTP status that is not a success. What it said is not kept: it may quote the prompt. */
final class UpstreamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable Duration retryAfter;

    UpstreamException(int status, @Nullable Duration retryAfter) {
        super("HTTP " + status);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    /** How long the server asked to be left alone. */
    @Nullable Duration retryAfter() {
        return retryAfter;
    }

    boolean isTransient() {
        return status == 429 || status >= 500;
    }
}

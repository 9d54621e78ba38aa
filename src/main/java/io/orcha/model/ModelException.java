package io.orcha.model;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The language model gave no usable answer. What the user said is stored already; the client may try again. */
public final class ModelException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    private ModelException(ProblemType type, String detail, Duration retryAfter, @Nullable Throwable cause) {
        super(type, detail, cause);
        this.retryAfter = retryAfter;
    }

    /** The model is down, overloaded, refused the request or answered something unusable (503). */
    public static ModelException unavailable(String detail, Duration retryAfter, @Nullable Throwable cause) {
        return new ModelException(ProblemType.MODEL_UNAVAILABLE, detail, retryAfter, cause);
    }

    /** The model took longer than the configured time-out (504). */
    public static ModelException timeout(Duration timeout, @Nullable Throwable cause) {
        return new ModelException(
                ProblemType.MODEL_TIMEOUT,
                "The language model did not answer within %d seconds.".formatted(Math.max(1, timeout.toSeconds())),
                Duration.ofSeconds(5),
                cause);
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(retryAfter);
    }
}

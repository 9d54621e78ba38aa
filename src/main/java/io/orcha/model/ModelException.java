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
    private final boolean unusable;

    private ModelException(
            ProblemType type, String detail, Duration retryAfter, boolean unusable, @Nullable Throwable cause) {
        super(type, detail, cause);
        this.retryAfter = retryAfter;
        this.unusable = unusable;
    }

    /** The model is down, overloaded or misconfigured (503). */
    public static ModelException unavailable(String detail, Duration retryAfter, @Nullable Throwable cause) {
        return new ModelException(ProblemType.MODEL_UNAVAILABLE, detail, retryAfter, false, cause);
    }

    /** The model works, and refused this very request or answered it with something of no use (503). */
    public static ModelException unusable(String detail, Duration retryAfter, @Nullable Throwable cause) {
        return new ModelException(ProblemType.MODEL_UNAVAILABLE, detail, retryAfter, true, cause);
    }

    /** Too many other calls are under way or waiting (503); the model was not asked. */
    public static ModelException busy(Duration retryAfter) {
        return new ModelException(
                ProblemType.MODEL_BUSY,
                "The language model is busy with other requests; try again in a moment.",
                retryAfter,
                false,
                null);
    }

    /** The model took longer than the configured time-out (504). */
    public static ModelException timeout(Duration timeout, @Nullable Throwable cause) {
        return new ModelException(
                ProblemType.MODEL_TIMEOUT,
                "The language model did not answer within %d seconds.".formatted(Math.max(1, timeout.toSeconds())),
                Duration.ofSeconds(5),
                false,
                cause);
    }

    /**
     * Whether the failure is due to what was asked rather than to the state of the server: the same request is likely to
     * fail again at once, and another one may succeed.
     */
    public boolean isUnusable() {
        return unusable;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(retryAfter);
    }
}

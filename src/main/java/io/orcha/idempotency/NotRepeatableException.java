package io.orcha.idempotency;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request was repeated under a key whose first response cannot be given again, or not yet. */
final class NotRepeatableException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private static final Duration BUSY_RETRY_AFTER = Duration.ofSeconds(5);

    private final @Nullable Duration retryAfter;

    private NotRepeatableException(ProblemType type, String detail, @Nullable Duration retryAfter) {
        super(type, detail);
        this.retryAfter = retryAfter;
    }

    static NotRepeatableException stillRunning() {
        return new NotRepeatableException(
                ProblemType.CONFLICT,
                "The first request with this Idempotency-Key is still running; repeat it later.",
                BUSY_RETRY_AFTER);
    }

    static NotRepeatableException interrupted() {
        return conflict("was interrupted before its response was complete, so there is nothing to repeat. What it had"
                + " stored by then is there; ask anew with another key.");
    }

    static NotRepeatableException oversized() {
        return conflict(
                "took effect, but its response was too long to be kept. Read the result, or ask anew with another key.");
    }

    static NotRepeatableException forgotten() {
        return new NotRepeatableException(
                ProblemType.GONE,
                "The first request with this Idempotency-Key took effect; what its response held was forgotten since.",
                null);
    }

    private static NotRepeatableException conflict(String what) {
        return new NotRepeatableException(
                ProblemType.CONFLICT, "The first request with this Idempotency-Key " + what, null);
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

package io.orcha.platform;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;

/** This replica has too much of a kind of work at the moment (503); nothing of the request was done. */
public final class BusyException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /**
     * Says so.
     *
     * @param detail what there is too much of, as a sentence
     */
    public BusyException(String detail) {
        super(ProblemType.BUSY, detail + " Try again in a moment.");
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(RETRY_AFTER);
    }
}

package io.orcha.memory;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;

/** Others changed the memory faster than this change could be made (409); nothing was stored. */
public final class BusyMemoryException extends ProblemException {

    private static final long serialVersionUID = 1L;

    public BusyMemoryException() {
        super(ProblemType.CONFLICT, "The memory was changed by others again and again meanwhile; try again.");
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(Duration.ofSeconds(1));
    }
}

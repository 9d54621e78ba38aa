package io.orcha.limits;

import io.orcha.limits.Limit.Level;
import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rate limit was reached (429); nothing of the request was done. */
final class TooManyRequestsException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final String policy;
    private final Duration wait;

    TooManyRequestsException(Limit limit, Level level) {
        super(
                ProblemType.TOO_MANY_REQUESTS,
                "One %s may send %d %s in %d seconds; wait, and try again."
                        .formatted(
                                limit.subject().word(),
                                limit.rate().capacity(),
                                limit.work().word(),
                                Math.max(1, limit.rate().period().toSeconds())));
        this.policy = limit.policy();
        // Rounded up: a client that comes back on the second gets in.
        this.wait = Duration.ofSeconds(
                Math.max(1, level.next().plusNanos(999_999_999).toSeconds()));
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(wait);
    }

    /** Names the limit as the header {@code RateLimit-Policy} does. */
    @Override
    public Map<String, Object> extensions() {
        return Map.of("violated_policies", List.of(policy));
    }
}

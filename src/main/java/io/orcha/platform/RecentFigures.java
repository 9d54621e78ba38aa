package io.orcha.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Figures that the database is asked for at most so often, whoever asks and whatever it answers: one scrape of the metrics reads
 * many gauges, and shall wait for a database that is away only once.
 */
public final class RecentFigures<T> {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(2);

    private final Duration kept;
    private final Clock clock;
    private final Supplier<T> question;
    private Instant until = Instant.MIN;
    private @Nullable T figures;

    /**
     * Asks nothing yet.
     *
     * @param kept how long an answer is good for
     */
    public RecentFigures(Duration kept, Clock clock, Supplier<T> question) {
        this.kept = kept;
        this.clock = clock;
        this.question = question;
    }

    /** The figures; null while the database is away. */
    public synchronized @Nullable T get() {
        if (!clock.instant().isBefore(until)) {
            try {
                figures = question.get();
                until = clock.instant().plus(kept);
            } catch (DatabaseUnavailableException _) {
                figures = null;
                // From the end of the attempt, which may have taken its time.
                until = clock.instant().plus(BETWEEN_ATTEMPTS);
            }
        }
        return figures;
    }
}

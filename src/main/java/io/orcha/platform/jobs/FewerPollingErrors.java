package io.orcha.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** While the database is away every look for due jobs fails; db-scheduler logs each, and an operator wants to read of it once. */
final class FewerPollingErrors implements Filter {

    private static final Duration BETWEEN = Duration.ofMinutes(1);

    /** Held here because the log manager may forget a logger, and its filter, that nobody holds. */
    private static final List<Logger> LOGGERS = List.of(
            Logger.getLogger("com.github.kagkarlsson.scheduler.RunUntilShutdown"),
            Logger.getLogger("com.github.kagkarlsson.scheduler.RunAndLogErrors"));

    private final Clock clock;
    private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.EPOCH);

    private FewerPollingErrors(Clock clock) {
        this.clock = clock;
    }

    static void install(Clock clock) {
        LOGGERS.forEach(logger -> logger.setFilter(new FewerPollingErrors(clock)));
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        var now = clock.instant();
        var before = latest.get();
        return before.plus(BETWEEN).isBefore(now) && latest.compareAndSet(before, now);
    }
}

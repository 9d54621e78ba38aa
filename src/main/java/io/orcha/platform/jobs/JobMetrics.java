package io.orcha.platform.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.platform.DatabaseUnavailableException;
import io.orcha.platform.jobs.Jobs.Count;
import io.orcha.platform.jobs.ScheduledJob.State;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many jobs there are in which state, and how late the latest is. Every replica tells the same figures, those of the whole
 * database; they are no numbers (NaN) while it is away.
 */
@ApplicationScoped
class JobMetrics {

    /** One scrape reads many gauges. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    private final Jobs jobs;
    private final List<Job> kinds;
    private final MeterRegistry meters;
    private final Clock clock;
    private Instant countedAt = Instant.MIN;
    private @Nullable List<Count> counts;

    JobMetrics(Jobs jobs, @All List<Job> kinds, MeterRegistry meters, Clock clock) {
        this.jobs = jobs;
        this.kinds = kinds;
        this.meters = meters;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        for (var kind : kinds) {
            for (var state : State.values()) {
                gauge("orcha.jobs", kind, counts -> number(counts, kind, state))
                        .tag("state", state.id())
                        .description("Jobs of the whole database by state; dead ones wait for an operator")
                        .register(meters);
            }
            gauge("orcha.jobs.lag", kind, counts -> lag(counts, kind))
                    .baseUnit("seconds")
                    .description("How long the job that waits longest is overdue")
                    .register(meters);
        }
    }

    private Gauge.Builder<JobMetrics> gauge(String name, Job kind, ToDoubleFunction<List<Count>> figure) {
        return Gauge.builder(name, this, metrics -> metrics.read(figure)).tag("job", kind.name());
    }

    private double read(ToDoubleFunction<List<Count>> figure) {
        var current = current();
        return current == null ? Double.NaN : figure.applyAsDouble(current);
    }

    private synchronized @Nullable List<Count> current() {
        var now = clock.instant();
        if (countedAt.plus(KEPT).isBefore(now)) {
            countedAt = now;
            try {
                counts = jobs.count();
            } catch (DatabaseUnavailableException _) {
                counts = null;
            }
        }
        return counts;
    }

    private static double number(List<Count> counts, Job kind, State state) {
        return counts.stream()
                .filter(count -> count.job().equals(kind.name()) && count.state() == state)
                .mapToLong(Count::jobs)
                .sum();
    }

    private double lag(List<Count> counts, Job kind) {
        return counts.stream()
                        .filter(count -> count.job().equals(kind.name()))
                        .map(Count::firstDue)
                        .filter(Objects::nonNull)
                        .mapToLong(due -> Duration.between(due, clock.instant()).toMillis())
                        .map(millis -> Math.max(0, millis))
                        .max()
                        .orElse(0)
                / 1000.0;
    }
}

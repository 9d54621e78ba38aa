package io.orcha.platform.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.platform.RecentFigures;
import io.orcha.platform.jobs.JobPauses.Pause;
import io.orcha.platform.jobs.Jobs.Count;
import io.orcha.platform.jobs.ScheduledJob.State;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How many jobs there are in which state, and how late the latest is. Every replica tells the same figures, those of the whole
 * database; they are no numbers (NaN) while it is away.
 */
@ApplicationScoped
class JobMetrics {

    /** One scrape reads many gauges. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    private final List<Job> kinds;
    private final MeterRegistry meters;
    private final Clock clock;
    private final RecentFigures<Figures> figures;

    JobMetrics(Jobs jobs, JobPauses pauses, @All List<Job> kinds, MeterRegistry meters, Clock clock) {
        this.kinds = kinds;
        this.meters = meters;
        this.clock = clock;
        this.figures = new RecentFigures<>(KEPT, clock, () -> Figures.of(jobs, pauses));
    }

    private record Figures(List<Count> counts, Set<String> paused) {

        static Figures of(Jobs jobs, JobPauses pauses) {
            return new Figures(
                    jobs.count(), pauses.current().stream().map(Pause::job).collect(Collectors.toSet()));
        }
    }

    void register(@Observes StartupEvent event) {
        for (var kind : kinds) {
            for (var state : State.values()) {
                gauge("orcha.jobs", kind, now -> number(now.counts(), kind, state))
                        .tag("state", state.id())
                        .description("Jobs of the whole database by state; dead ones wait for an operator")
                        .register(meters);
            }
            gauge("orcha.jobs.lag", kind, now -> lag(now.counts(), kind))
                    .baseUnit("seconds")
                    .description("How long the job that waits longest is overdue")
                    .register(meters);
            gauge("orcha.jobs.paused", kind, now -> now.paused().contains(kind.name()) ? 1 : 0)
                    .description("1 while an operator has paused this kind of job")
                    .register(meters);
        }
    }

    private Gauge.Builder<JobMetrics> gauge(String name, Job kind, ToDoubleFunction<Figures> figure) {
        return Gauge.builder(name, this, metrics -> metrics.read(figure)).tag("kind", kind.name());
    }

    private double read(ToDoubleFunction<Figures> figure) {
        var current = figures.get();
        return current == null ? Double.NaN : figure.applyAsDouble(current);
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

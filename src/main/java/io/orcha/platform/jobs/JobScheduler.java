package io.orcha.platform.jobs;

import static io.orcha.platform.Settings.positive;
import static io.orcha.platform.Settings.require;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.orcha.platform.Ids;
import io.orcha.platform.drain.Draining;
import io.orcha.platform.telemetry.Traces;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the features' jobs with db-scheduler, from the end of the start-up to the shutdown. */
@ApplicationScoped
class JobScheduler {

    /** A job of a kind that this version does not know belongs to a newer one; db-scheduler would delete it after two weeks. */
    private static final Duration KEPT_WHEN_UNKNOWN = Duration.ofDays(3650);

    /** Less than all threads: more than a run at a time would wait in memory, without a heartbeat. */
    private static final double REFILL_BELOW = 0.5;

    private final AgroalDataSource dataSource;
    private final List<Job> jobs;
    private final JobTable table;
    private final JobsConfig config;
    private final Ids ids;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Tracer tracer;
    private final Draining draining;
    private volatile @Nullable Scheduler scheduler;

    JobScheduler(
            AgroalDataSource dataSource,
            @All List<Job> jobs,
            JobTable table,
            JobsConfig config,
            Ids ids,
            Clock clock,
            MeterRegistry meters,
            Traces traces,
            Draining draining) {
        this.dataSource = dataSource;
        this.jobs = jobs;
        this.table = table;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
        this.meters = meters;
        this.tracer = traces.tracer();
        this.draining = draining;
    }

    void start(@Observes StartupEvent event) {
        positive("orcha.jobs.polling-interval", config.pollingInterval());
        positive("orcha.jobs.threads", config.threads());
        positive("orcha.jobs.heartbeat", config.heartbeat());
        positive("orcha.jobs.shutdown-wait", config.shutdownWait());
        require(config.missedHeartbeats() >= 4, "orcha.jobs.missed-heartbeats must be at least 4.");
        if (config.enabled()) {
            FewerPollingErrors.install(clock);
            var created = create();
            scheduler = created;
            created.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        var running = scheduler;
        if (running != null) {
            running.stop();
        }
    }

    /** A replica that is drained finishes what it runs, and leaves the rest to the others. */
    void drain(@Observes Draining.Changed change) {
        var running = scheduler;
        if (running != null) {
            if (change.draining()) {
                running.pause();
            } else {
                running.resume();
            }
        }
    }

    /** Has due jobs looked for now, if this replica runs any. */
    void wake() {
        var running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    private Scheduler create() {
        var tasks = jobs.stream().<Task<?>>map(job -> runs(job).task()).toList();
        return Scheduler.create(dataSource, tasks)
                .clock(clock::instant)
                .schedulerName(new SchedulerName.Fixed(ids.next().toString()))
                .jdbcCustomization(
                        new PausablePolling(jobs.stream().map(Job::name).toList()))
                .pollUsingLockAndFetch(REFILL_BELOW, 1.0)
                .pollingInterval(config.pollingInterval())
                .threads(config.threads())
                .heartbeatInterval(config.heartbeat())
                .missedHeartbeatsLimit(config.missedHeartbeats())
                .shutdownMaxWait(config.shutdownWait())
                .deleteUnresolvedAfter(KEPT_WHEN_UNKNOWN)
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    private JobRuns runs(Job job) {
        return new JobRuns(
                job, new RunObservation(job, meters, tracer), table, clock, this::wake, this::isShuttingDown);
    }

    /** What this replica's workers do at the moment. */
    Workers workers() {
        var running = scheduler;
        if (running == null) {
            return Workers.OFF;
        }
        return running.getSchedulerState().isPaused() ? Workers.DRAINING : Workers.ON;
    }

    /** What fails now was given up rather than wrong. */
    private boolean isShuttingDown() {
        var running = scheduler;
        return draining.reason().equals(Optional.of(Draining.Reason.SHUTDOWN))
                || (running != null && running.getSchedulerState().isShuttingDown());
    }
}

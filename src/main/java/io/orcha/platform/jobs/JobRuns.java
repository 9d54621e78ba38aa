package io.orcha.platform.jobs;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.orcha.platform.problem.FailureDescription;
import io.orcha.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/** The runs of one kind of job, in db-scheduler's hands: what is done, and what follows from how it ends. */
final class JobRuns {

    private static final Logger LOG = Logger.getLogger(JobRuns.class);

    private final Job job;
    private final RunObservation observation;
    private final JobTable table;
    private final Clock clock;
    private final Runnable wake;
    private final BooleanSupplier shuttingDown;

    /**
     * Makes them.
     *
     * @param wake has due jobs looked for now
     * @param shuttingDown tells whether a run was interrupted rather than failed
     */
    JobRuns(
            Job job,
            RunObservation observation,
            JobTable table,
            Clock clock,
            Runnable wake,
            BooleanSupplier shuttingDown) {
        this.job = job;
        this.observation = observation;
        this.table = table;
        this.clock = clock;
        this.wake = wake;
        this.shuttingDown = shuttingDown;
    }

    Task<Void> task() {
        return Tasks.custom(job.name(), Void.class)
                .onFailure((complete, _) -> noting(() -> failed(complete)))
                .onDeadExecution((complete, _) -> noting(() -> lost(complete.getExecution())))
                .execute((instance, _) -> {
                    observation.observe(() -> job.run(instance.getId()));
                    return (complete, _) -> noting(() -> succeeded(complete.getExecution()));
                });
    }

    /** Nobody is woken: a job that always finds more to do shall not run without a pause. */
    private void succeeded(Execution run) {
        table.succeed(run, statements -> job.nextDue(statements, run.getId()));
    }

    private void failed(ExecutionComplete complete) {
        var run = complete.getExecution();
        if (shuttingDown.getAsBoolean()) {
            table.release(run, clock.instant());
            return;
        }
        var cause = complete.getCause();
        var why = cause.map(FailureDescription::of).orElse("unknown");
        int failures = run.consecutiveFailures + 1;
        if (failures >= job.retries().maxAttempts()) {
            table.bury(run, failures, complete.getTimeDone());
            LOG.warnf("%s: a job failed %d times and is dead until it is told to go on: %s", job.name(), failures, why);
        } else {
            var delay = job.retries()
                    .delay(failures, cause.flatMap(JobRuns::retryAfter).orElse(Duration.ZERO));
            table.retry(run, complete.getTimeDone().plus(delay), failures, complete.getTimeDone());
            LOG.logf(
                    cause.filter(JobDeferredException.class::isInstance).isPresent() ? Level.DEBUG : Level.WARN,
                    "%s: a job failed (%d in a row) and is tried again in %s: %s",
                    job.name(),
                    failures,
                    delay,
                    why);
        }
    }

    /** The replica that ran it died. It counts as a failure, so that a job that kills its replica ends as well. */
    private void lost(Execution run) {
        var now = clock.instant();
        int failures = run.consecutiveFailures + 1;
        if (failures >= job.retries().maxAttempts()) {
            table.bury(run, failures, now);
        } else {
            table.retry(run, now, failures, now);
            wake.run();
        }
        observation.lost();
        LOG.warnf("%s: a job was lost by the replica that ran it (%d failures in a row)", job.name(), failures);
    }

    /** What cannot be noted because the database is away is found by its missed heartbeats. */
    private void noting(Runnable ending) {
        try {
            ending.run();
        } catch (RuntimeException e) {
            LOG.warnf(
                    "%s: how a job ended could not be stored, it is run again: %s",
                    job.name(), FailureDescription.of(e));
        }
    }

    private static Optional<Duration> retryAfter(Throwable failure) {
        return failure instanceof ProblemException problem ? problem.retryAfter() : Optional.empty();
    }
}

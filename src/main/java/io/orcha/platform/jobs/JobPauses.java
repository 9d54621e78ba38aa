package io.orcha.platform.jobs;

import io.orcha.platform.Database;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;

/**
 * The kinds of jobs that an operator has paused, on all replicas. Jobs that run when their kind is paused finish; others are
 * scheduled as ever and wait.
 */
@ApplicationScoped
public class JobPauses {

    private static final Logger LOG = Logger.getLogger(JobPauses.class);

    private static final String PAUSE = """
            INSERT INTO paused_jobs (job, paused_at) SELECT unnest(?::text[]), ? ON CONFLICT (job) DO NOTHING
            """;

    private final Database database;
    private final JobScheduler scheduler;
    private final List<String> kinds;
    private final Clock clock;

    JobPauses(Database database, JobScheduler scheduler, @All List<Job> kinds, Clock clock) {
        this.database = database;
        this.scheduler = scheduler;
        this.kinds = kinds.stream().map(Job::name).sorted().toList();
        this.clock = clock;
    }

    /** A kind that is paused, and since when. */
    @Schema(name = "JobPause")
    public record Pause(String job, Instant since) {}

    /** What is paused, by name. */
    public List<Pause> current() {
        return database.query(
                row -> new Pause(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()),
                "SELECT job, paused_at FROM paused_jobs ORDER BY job");
    }

    /** Pauses every kind of job. */
    public void pauseAll() {
        pause(kinds);
    }

    /**
     * Pauses one kind; one that is paused already stays as it is.
     *
     * @throws JobNotFoundException when there is no such kind
     */
    public void pause(String kind) {
        pause(List.of(known(kind)));
    }

    /** Lets every kind of job run. */
    public void resumeAll() {
        database.update("DELETE FROM paused_jobs");
        LOG.info("Background jobs go on.");
        scheduler.wake();
    }

    /**
     * Lets one kind run.
     *
     * @throws JobNotFoundException when there is no such kind
     */
    public void resume(String kind) {
        database.update("DELETE FROM paused_jobs WHERE job = ?", known(kind));
        LOG.infof("Background jobs go on: %s", kind);
        scheduler.wake();
    }

    /** Nobody shall wonder why a replica that was just started does nothing. */
    void report(@Observes StartupEvent event) {
        var paused = current();
        if (!paused.isEmpty()) {
            LOG.warnf("Background jobs are paused: %s", paused);
        }
    }

    private void pause(List<String> names) {
        database.update(PAUSE, names.toArray(String[]::new), clock.instant());
        LOG.warnf("Background jobs are paused: %s", names);
    }

    private String known(String kind) {
        if (!kinds.contains(kind)) {
            throw new JobNotFoundException();
        }
        return kind;
    }
}

package io.orcha.platform.jobs;

import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.platform.jobs.ScheduledJob.State;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The jobs that there are, for operators and for whoever erases what they are for. */
@ApplicationScoped
public class Jobs {

    private static final String LIST = """
            SELECT %s
              FROM scheduled_tasks
             WHERE (task_name, task_instance) > (?, ?) AND %s = ANY (?)
             ORDER BY task_name, task_instance
             LIMIT ?
            """.formatted(ScheduledJob.COLUMNS, State.SQL);

    private static final String FIND =
            "SELECT %s FROM scheduled_tasks WHERE task_name = ? AND task_instance = ?".formatted(ScheduledJob.COLUMNS);

    private static final String RETRY = """
            UPDATE scheduled_tasks
               SET execution_time = CASE WHEN picked THEN execution_time ELSE ? END,
                   consecutive_failures = CASE WHEN picked THEN consecutive_failures ELSE 0 END
             WHERE task_name = ? AND task_instance = ?
            RETURNING %s
            """.formatted(ScheduledJob.COLUMNS);

    private static final String RETRY_DEAD = """
            UPDATE scheduled_tasks
               SET execution_time = ?, consecutive_failures = 0
             WHERE NOT picked AND execution_time >= %s
            """.formatted(JobSql.NEVER);

    private static final String COUNT = """
            SELECT task_name, state, count(*), min(execution_time) FILTER (WHERE state IN ('waiting', 'retrying'))
              FROM (SELECT task_name, %s AS state, execution_time FROM scheduled_tasks) AS jobs
             GROUP BY task_name, state
            """.formatted(State.SQL);

    private static final Position BEFORE_ALL = new Position("", "");

    private final Database database;
    private final JobScheduler scheduler;
    private final List<Job> kinds;
    private final Clock clock;

    Jobs(Database database, JobScheduler scheduler, @All List<Job> kinds, Clock clock) {
        this.database = database;
        this.scheduler = scheduler;
        this.kinds = kinds;
        this.clock = clock;
    }

    /** The place of a job in the order of all. */
    public record Position(String job, String instance) {}

    /** How many jobs of a kind are in a state, and when the first of them is or was due; null for a state that waits for nothing. */
    public record Count(
            String job, State state, long jobs, @Nullable Instant firstDue) {}

    /**
     * Jobs in some states, by name and instance.
     *
     * @param after begins after this job of the page before; null begins with the first
     * @param limit at most so many
     */
    public List<ScheduledJob> list(Set<State> states, @Nullable Position after, int limit) {
        var start = after == null ? BEFORE_ALL : after;
        var ids = states.stream().map(State::id).toArray(String[]::new);
        return database.query(ScheduledJob::of, LIST, start.job(), start.instance(), ids, limit);
    }

    /** One job; empty when there is none, because it is done or was never wanted. */
    public Optional<ScheduledJob> find(String job, String instance) {
        return database.queryOne(ScheduledJob::of, FIND, job, instance);
    }

    /**
     * Has a job run as soon as possible, with all its attempts ahead of it. One that runs already is left alone.
     *
     * @throws JobNotFoundException when there is none
     */
    public ScheduledJob retry(String job, String instance) {
        if (instance.indexOf('\0') >= 0 || job.indexOf('\0') >= 0) {
            throw new JobNotFoundException(); // PostgreSQL would not even understand the question.
        }
        var retried = database.queryOne(ScheduledJob::of, RETRY, clock.instant(), job, instance)
                .orElseThrow(JobNotFoundException::new);
        scheduler.wake();
        return retried;
    }

    /**
     * The same for all dead jobs.
     *
     * @return how many there were
     */
    public int retryDead() {
        int retried = database.update(RETRY_DEAD, clock.instant());
        scheduler.wake();
        return retried;
    }

    /**
     * Removes the jobs of every kind for an instance, in a transaction of the caller. A run that is under way finds that its
     * job is gone and ends.
     *
     * @return how many there were
     */
    public int removeAll(Statements statements, String instance) {
        var names = kinds.stream().map(Job::name).toArray(String[]::new);
        return statements.update(
                "DELETE FROM scheduled_tasks WHERE task_name = ANY (?) AND task_instance = ?", names, instance);
    }

    /** What this replica's workers do. */
    public Workers workers() {
        return scheduler.workers();
    }

    /** How many jobs there are, by kind and state; kinds without any are left out. */
    public List<Count> count() {
        return database.query(
                row -> {
                    var due = row.getObject(4, OffsetDateTime.class);
                    return new Count(
                            row.getString(1),
                            State.of(row.getString(2)),
                            row.getLong(3),
                            due == null ? null : due.toInstant());
                },
                COUNT);
    }
}

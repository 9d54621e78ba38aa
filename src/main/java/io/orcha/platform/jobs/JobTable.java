package io.orcha.platform.jobs;

import com.github.kagkarlsson.scheduler.task.Execution;
import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What becomes of a job's row when a run ends. db-scheduler's own operations would do for a failure, but not for an end that has
 * to be decided under a lock. Every statement names the version that the run picked: a row that was removed, or that another
 * replica took over, is left alone.
 */
@ApplicationScoped
class JobTable {

    private static final String KEY = "task_name = ? AND task_instance = ? AND version = ?";

    private static final String LOCK = "SELECT 1 FROM scheduled_tasks WHERE %s FOR UPDATE".formatted(KEY);

    private static final String REMOVE = "DELETE FROM scheduled_tasks WHERE %s".formatted(KEY);

    private static final String PUT_BACK = """
            UPDATE scheduled_tasks
               SET picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1,
                   execution_time = ?, consecutive_failures = ?, last_failure = COALESCE(?, last_failure)
             WHERE %s
            """.formatted(KEY);

    /** What came up during a run somebody waits for, also when nobody did for the run itself. */
    private static final String GO_ON = """
            UPDATE scheduled_tasks
               SET picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1,
                   execution_time = ?, consecutive_failures = 0, priority = NULL
             WHERE %s
            """.formatted(KEY);

    private static final String BURY = """
            UPDATE scheduled_tasks
               SET picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1,
                   execution_time = %s, consecutive_failures = ?, last_failure = ?
             WHERE %s
            """.formatted(JobSql.NEVER, KEY);

    private final Database database;

    JobTable(Database database) {
        this.database = database;
    }

    /**
     * Ends a run that succeeded.
     *
     * @param nextDue decides under the row's lock whether the job has to run again
     */
    void succeed(Execution run, Function<Statements, Optional<Instant>> nextDue) {
        var _ = database.transaction(statements -> {
            if (statements
                    .query(row -> row.getInt(1), LOCK, run.getTaskName(), run.getId(), run.version)
                    .isEmpty()) {
                return false;
            }
            var due = nextDue.apply(statements);
            if (due.isPresent()) {
                statements.update(GO_ON, due.get(), run.getTaskName(), run.getId(), run.version);
            } else {
                statements.update(REMOVE, run.getTaskName(), run.getId(), run.version);
            }
            return due.isPresent();
        });
    }

    /** Ends a run that failed and is to be tried again. */
    void retry(Execution run, Instant due, int failures, Instant failedAt) {
        database.update(PUT_BACK, due, failures, failedAt, run.getTaskName(), run.getId(), run.version);
    }

    /** Ends a run that failed once too often. */
    void bury(Execution run, int failures, Instant failedAt) {
        database.update(BURY, failures, failedAt, run.getTaskName(), run.getId(), run.version);
    }

    /** Ends a run that was interrupted, for whoever comes next. */
    void release(Execution run, Instant due) {
        database.update(PUT_BACK, due, run.consecutiveFailures, null, run.getTaskName(), run.getId(), run.version);
    }
}

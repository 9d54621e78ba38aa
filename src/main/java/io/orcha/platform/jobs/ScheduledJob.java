package io.orcha.platform.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A job as an operator sees it. It tells what it is for, and nothing of what it works on.
 *
 * @param job the kind of work
 * @param instance what it is for, for example a user's id
 * @param due when it runs, or ran; null when it is dead
 * @param failures how many runs failed in a row
 * @param lastFailureAt when the last one failed; null when none did
 */
public record ScheduledJob(
        String job,
        String instance,
        State state,
        @Nullable Instant due,
        int failures,
        @Nullable Instant lastFailureAt) {

    /** The columns that {@link #of} reads. */
    static final String COLUMNS = """
            task_name, task_instance, %s AS state, execution_time, COALESCE(consecutive_failures, 0), last_failure
            """.formatted(State.SQL);

    /** What a job does at the moment. */
    public enum State {
        /** It waits until it is due, or for a thread. */
        WAITING,
        /** A replica runs it. */
        RUNNING,
        /** It failed and waits to be tried again. */
        RETRYING,
        /** It failed too often, and waits to be told to go on. */
        DEAD;

        static final String SQL = """
                CASE WHEN picked THEN 'running'
                     WHEN execution_time >= %s THEN 'dead'
                     WHEN consecutive_failures > 0 THEN 'retrying'
                     ELSE 'waiting' END
                """.formatted(JobSql.NEVER);

        /** The name in lower case, as clients and metrics know it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    static ScheduledJob of(ResultSet row) throws SQLException {
        var state = State.of(row.getString(3));
        return new ScheduledJob(
                row.getString(1),
                row.getString(2),
                state,
                state == State.DEAD ? null : instant(row, 4),
                row.getInt(5),
                instant(row, 6));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

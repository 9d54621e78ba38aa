package io.orcha.platform.jobs;

/**
 * SQL with which a feature schedules a job within a statement of its own: the job is committed with its cause, without a round
 * trip more.
 */
public final class JobSql {

    /** The due time of a dead job, far enough away that nobody waits for it. */
    static final String NEVER = "timestamptz '9999-01-01 00:00:00Z'";

    /** The version starts anywhere but at 1, so that a run for somebody who was erased does not take a later job for its own. */
    private static final String SCHEDULE = """
            INSERT INTO scheduled_tasks AS job (task_name, task_instance, execution_time, version, picked, priority)
            SELECT wanted.name, wanted.instance, wanted.due, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint, false, %s
              FROM (%s) AS wanted
                ON CONFLICT (task_name, task_instance) DO UPDATE
               SET execution_time = EXCLUDED.execution_time,
                   priority = CASE WHEN EXCLUDED.priority IS NOT NULL THEN job.priority END
             -- Also of a job that stays as it is the row is locked.
             WHERE NOT job.picked
               AND (COALESCE(job.consecutive_failures, 0) = 0 OR job.execution_time >= %s)
            """;

    private static final String SCHEDULE_ONCE = """
            INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, version, picked)
            SELECT wanted.name, wanted.instance, wanted.due, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint, false
              FROM (%s) AS wanted
                ON CONFLICT (task_name, task_instance) DO NOTHING
            """;

    /** The priority of jobs that nobody waits for; that of the others is null. */
    private static final String BEHIND = "-1";

    private JobSql() {}

    /**
     * A statement that schedules jobs that there are not yet, and leaves alone those that there are, whenever they are due.
     *
     * @param wanted a SELECT of the columns {@code name}, {@code instance} and {@code due}
     */
    public static String scheduleOnce(String wanted) {
        return SCHEDULE_ONCE.formatted(wanted);
    }

    /**
     * A statement that schedules jobs, or moves those that wait already. A job that failed keeps its back-off, and a dead one
     * gets another try. A job that runs stays as it is: its end looks for what was left to do.
     *
     * @param wanted a SELECT of the columns {@code name}, {@code instance} and {@code due}
     */
    public static String schedule(String wanted) {
        return SCHEDULE.formatted("NULL::smallint", wanted, NEVER);
    }

    /**
     * The same for work on many users' data that nobody waits for, such as embedding all of it again: due jobs of the other kind
     * go first, however late they come. A job that waits already keeps its place among those.
     *
     * @param wanted a SELECT of the columns {@code name}, {@code instance} and {@code due}
     */
    public static String scheduleBehind(String wanted) {
        return SCHEDULE.formatted(BEHIND, wanted, NEVER);
    }
}

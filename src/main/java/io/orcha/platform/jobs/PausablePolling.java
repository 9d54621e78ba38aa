package io.orcha.platform.jobs;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.List;

/**
 * Takes due jobs of the kinds that this version knows and nobody has paused; those that somebody waits for first ({@link
 * JobSql#scheduleBehind}). Whether a kind is paused is read in the statement
 * that takes the jobs: a pause holds on every replica from its next look on, without a message to any of them.
 */
final class PausablePolling extends PostgreSqlJdbcCustomization {

    private static final String TAKE = """
            WITH kinds (names) AS MATERIALIZED (
                SELECT ARRAY(SELECT unnest(?::text[]) EXCEPT SELECT paused.job FROM paused_jobs AS paused)
            ), awaited AS (
                SELECT task_name, task_instance
                  FROM scheduled_tasks, kinds
                 WHERE priority IS NULL AND NOT picked AND execution_time <= ? AND task_name = ANY (kinds.names)
                 ORDER BY execution_time
                   FOR UPDATE OF scheduled_tasks SKIP LOCKED
                 LIMIT ?
            ), behind AS (
                SELECT task_name, task_instance
                  FROM scheduled_tasks, kinds
                 WHERE priority IS NOT NULL AND NOT picked AND execution_time <= ? AND task_name = ANY (kinds.names)
                 ORDER BY execution_time
                   FOR UPDATE OF scheduled_tasks SKIP LOCKED
                 LIMIT ? - (SELECT count(*) FROM awaited)
            ), taken AS (
                UPDATE scheduled_tasks AS job
                   SET picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1
                 WHERE (task_name, task_instance) IN (
                           SELECT task_name, task_instance FROM awaited UNION ALL SELECT task_name, task_instance FROM behind)
                RETURNING job.*)
            SELECT * FROM taken ORDER BY priority IS NOT NULL, execution_time
            """;

    private final String[] kinds;

    PausablePolling(List<String> kinds) {
        super(false, false);
        this.kinds = kinds.toArray(String[]::new);
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
        return context.jdbcRunner.query(
                TAKE,
                statement -> {
                    statement.setArray(1, statement.getConnection().createArrayOf("text", kinds));
                    setInstant(statement, 2, now);
                    statement.setInt(3, limit);
                    setInstant(statement, 4, now);
                    statement.setInt(5, limit);
                    statement.setString(6, context.schedulerName.getName());
                    setInstant(statement, 7, now);
                },
                context.resultSetMapper.get());
    }
}

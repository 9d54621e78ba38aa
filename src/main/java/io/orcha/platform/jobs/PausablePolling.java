package io.orcha.platform.jobs;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.List;

/**
 * Takes due jobs of the kinds that this version knows and nobody has paused. Whether a kind is paused is read in the statement
 * that takes the jobs: a pause holds on every replica from its next look on, without a message to any of them.
 */
final class PausablePolling extends PostgreSqlJdbcCustomization {

    private static final String TAKE = """
            WITH taken AS (
                UPDATE scheduled_tasks AS job
                   SET picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1
                 WHERE (task_name, task_instance) IN (
                           SELECT task_name, task_instance
                             FROM scheduled_tasks
                            WHERE NOT picked AND execution_time <= ?
                              AND task_name = ANY (ARRAY(SELECT unnest(?::text[]) EXCEPT SELECT paused.job FROM paused_jobs AS paused))
                            ORDER BY execution_time
                              FOR UPDATE SKIP LOCKED
                            LIMIT ?)
                RETURNING job.*)
            SELECT * FROM taken ORDER BY execution_time
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
                    statement.setString(1, context.schedulerName.getName());
                    setInstant(statement, 2, now);
                    setInstant(statement, 3, now);
                    statement.setArray(4, statement.getConnection().createArrayOf("text", kinds));
                    statement.setInt(5, limit);
                },
                context.resultSetMapper.get());
    }
}

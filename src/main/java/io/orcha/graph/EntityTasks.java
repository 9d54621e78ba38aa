package io.orcha.graph;

import io.orcha.platform.Statements;
import io.orcha.platform.jobs.JobSql;
import io.orcha.recall.vector.EmbeddedTexts;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;

/** Has entities given their vectors in the background. */
@ApplicationScoped
class EntityTasks implements EmbeddedTexts {

    /** The name of the job; its instance is the user's id. */
    static final String JOB = "graph-embed";

    private static final String UNREAD = """
            EXISTS (SELECT FROM memory_entities t WHERE t.user_id = u.user_id AND t.embedding_model IS DISTINCT FROM ?)
            """;

    private static final String SCHEDULE =
            JobSql.schedule("SELECT '%s' AS name, ?::text AS instance, now() AS due".formatted(JOB));

    private static final String SCHEDULE_ALL = JobSql.scheduleBehind(
            "SELECT '%s' AS name, user_id AS instance, now() AS due FROM users WHERE user_id = ANY (?)".formatted(JOB));

    void schedule(Statements inTransaction, UserId user) {
        inTransaction.forUser(user.value()).update(SCHEDULE, user.value());
    }

    @Override
    public String unread() {
        return UNREAD;
    }

    @Override
    public void embedAgain(Statements inTransaction, String[] users) {
        inTransaction.update(SCHEDULE_ALL, (Object) users);
    }
}

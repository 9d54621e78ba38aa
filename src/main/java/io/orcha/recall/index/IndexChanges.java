package io.orcha.recall.index;

import io.orcha.platform.Statements;
import io.orcha.platform.jobs.JobSql;
import io.orcha.recall.vector.VectorStores;
import io.orcha.session.RecallTasks;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * What changes in users' indexes, in the transactions that change it. Each of them locks the index's row until its end: changes of
 * one user's index come one after the other, and who has read revision n has seen everything up to n.
 */
@ApplicationScoped
public class IndexChanges {

    private static final String NEXT = """
            INSERT INTO recall_indexes AS i (user_id, revision, removals) VALUES (?, 1, 0)
                ON CONFLICT (user_id) DO UPDATE SET revision = i.revision + 1
            RETURNING revision
            """;

    private static final String REMOVED = """
            INSERT INTO recall_indexes AS i (user_id, revision, removals) VALUES (?, 1, 1)
                ON CONFLICT (user_id) DO UPDATE SET revision = i.revision + 1, removals = i.removals + 1
            """;

    private static final String NOTE = """
            INSERT INTO recall_tasks (user_id, task, source_id)
            SELECT ?, 'index', id FROM unnest(?::uuid[]) AS given (id)
                ON CONFLICT (user_id, task, source_id) DO UPDATE SET has_words = false
            """;

    /** What was not indexed before waits for it anyway. */
    private static final String NOTE_INDEXED = """
            INSERT INTO recall_tasks (user_id, task, source_id)
            SELECT user_id, 'index', message_id FROM message_passages WHERE user_id = ?
             UNION
            SELECT user_id, 'index', id FROM long_term_memories WHERE user_id = ?
                ON CONFLICT (user_id, task, source_id) DO UPDATE SET has_words = false
            """;

    private static final String SCHEDULE =
            JobSql.schedule("SELECT '%s' AS name, ?::text AS instance, now() AS due".formatted(RecallTasks.JOB));

    private final VectorStores stores;

    IndexChanges(VectorStores stores) {
        this.stores = stores;
    }

    /** The revision that rows have to carry which are added or changed. */
    public long next(Statements inTransaction, UserId user) {
        return inTransaction
                .forUser(user.value())
                .query(row -> row.getLong(1), NEXT, user.value())
                .getFirst();
    }

    /** Says that something was taken out, or is about to be: copies of the index begin anew, and the vector store follows. */
    public void removed(Statements inTransaction, UserId user) {
        var statements = inTransaction.forUser(user.value());
        statements.update(REMOVED, user.value());
        stores.changed(statements, user);
    }

    /** Has messages or long-term memories given their words and vectors in the background; those that they had may be gone. */
    public void index(Statements inTransaction, UserId user, List<UUID> sources) {
        var ids = sources.stream().map(UUID::toString).toArray(String[]::new);
        var statements = inTransaction.forUser(user.value());
        statements.update(NOTE, user.value(), ids);
        statements.update(SCHEDULE, user.value());
        stores.changed(statements, user);
    }

    /** Has everything of a user that is findable read again in the background; it is found as before until then. */
    public void indexAgain(Statements inTransaction, UserId user) {
        var statements = inTransaction.forUser(user.value());
        // First the index's row: an indexing under way has ended before, and is repeated.
        next(statements, user);
        statements.update(NOTE_INDEXED, user.value(), user.value());
        statements.update(SCHEDULE, user.value());
    }
}

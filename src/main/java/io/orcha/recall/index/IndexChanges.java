package io.orcha.recall.index;

import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Numbers the changes of users' indexes, so that copies of an index know what they have missed. */
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

    private static final String INDEX = """
            INSERT INTO recall_tasks (user_id, task, source_id)
            SELECT ?, 'index', source FROM unnest(?::uuid[]) AS given (source)
                ON CONFLICT DO NOTHING
            """;

    /**
     * Begins a change of a user's index. Others that change it wait until the transaction ends.
     *
     * @return the number that rows of the change take as their revision
     */
    public long next(Statements inTransaction, UserId user) {
        return inTransaction
                .forUser(user.value())
                .query(row -> row.getLong(1), NEXT, user.value())
                .getFirst();
    }

    /** Notes that something was taken out of a user's index. */
    public void removed(Statements inTransaction, UserId user) {
        inTransaction.forUser(user.value()).update(REMOVED, user.value());
    }

    /** Has the words and the vectors of messages or memories computed. */
    public void index(Statements inTransaction, UserId user, List<UUID> sources) {
        inTransaction
                .forUser(user.value())
                .update(
                        INDEX,
                        user.value(),
                        sources.stream().map(UUID::toString).toArray(String[]::new));
    }
}

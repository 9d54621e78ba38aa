package io.orcha.recall.index;

import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.recall.vector.VectorStores;
import io.orcha.session.DerivedFromMessages;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Takes out of the index what was taken out of messages. */
@ApplicationScoped
class Forgotten implements DerivedFromMessages {

    private static final String NEXT =
            "SELECT id FROM chat_messages WHERE user_id = ? AND session_id = ? AND id > ? ORDER BY id LIMIT 1";

    /** As {@link IndexChanges#removed} does it, of several users at once. */
    private static final String REMOVED = """
            INSERT INTO recall_indexes AS i (user_id, revision, removals)
            SELECT user_id, 1, 1 FROM users WHERE user_id = ANY (?) ORDER BY user_id
                ON CONFLICT (user_id) DO UPDATE SET revision = i.revision + 1, removals = i.removals + 1
            """;

    private final Database database;
    private final IndexChanges changes;
    private final VectorStores stores;

    Forgotten(Database database, IndexChanges changes, VectorStores stores) {
        this.database = database;
        this.changes = changes;
        this.stores = stores;
    }

    @Override
    public void textErased(UserId user, UUID message, UUID session) {
        var statements = database.forUser(user.value());
        // First the index's row: an indexing under way has ended after this, or begins with the text that is left.
        changes.removed(statements, user);
        // What follows is found as an answer to it as well.
        var next = statements.query(row -> row.getObject(1, UUID.class), NEXT, user.value(), session, message);
        var affected = Stream.concat(Stream.of(message), next.stream()).toList();
        statements.update(
                "DELETE FROM message_passages WHERE user_id = ? AND message_id = ANY (?::uuid[])",
                user.value(),
                affected.stream().map(UUID::toString).toArray(String[]::new));
        // What was learned from the message is not learned again from what is left of it: its owner may have deleted or
        // changed it.
        changes.index(statements, user, affected);
    }

    @Override
    public void messagesDeleted(Statements inTransaction, Set<String> users) {
        inTransaction.update(REMOVED, (Object) users.toArray(String[]::new));
        users.forEach(user -> stores.changed(inTransaction, new UserId(user)));
    }

    @Override
    public void learnNothing(UserId user) {
        var statements = database.forUser(user.value());
        changes.removed(statements, user);
        statements.update("DELETE FROM message_passages WHERE user_id = ?", user.value());
    }
}

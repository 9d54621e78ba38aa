package io.orcha.recall.index;

import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.session.DerivedFromMessages;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes out of the index what was taken out of messages. */
@ApplicationScoped
class Forgotten implements DerivedFromMessages {

    private final Database database;
    private final IndexChanges changes;

    Forgotten(Database database, IndexChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    @Override
    public void textErased(UserId user, UUID message, UUID session) {
        var statements = database.forUser(user.value());
        // First the index's row: an indexing under way has ended after this, or begins with the text that is left.
        changes.removed(statements, user);
        statements.update("DELETE FROM message_passages WHERE user_id = ? AND message_id = ?", user.value(), message);
        changes.index(statements, user, List.of(message));
    }

    @Override
    public void messagesDeleted(Statements statements, Set<String> users) {
        statements.update(
                "UPDATE recall_indexes SET revision = revision + 1, removals = removals + 1 WHERE user_id = ANY (?)",
                (Object) users.toArray(String[]::new));
    }

    @Override
    public void learnNothing(UserId user) {
        var statements = database.forUser(user.value());
        changes.removed(statements, user);
        statements.update("DELETE FROM message_passages WHERE user_id = ?", user.value());
    }
}

package io.orcha.graph.conversation;

import io.orcha.memory.DerivedTexts;
import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.session.DerivedFromMessages;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Summaries as something to be forgotten. One whose messages lose text goes, and is made anew from what is left of them. With its
 * session it goes in the database.
 */
@ApplicationScoped
class SummaryForgetting implements DerivedTexts, DerivedFromMessages {

    private static final String ALL = """
            SELECT session_id, summary FROM conversation_summaries WHERE user_id = ? ORDER BY session_id
            """;

    private final Database database;
    private final SummaryTasks tasks;

    SummaryForgetting(Database database, SummaryTasks tasks) {
        this.database = database;
        this.tasks = tasks;
    }

    /** None: a summary says in a sentence what many messages say, so that none of them is the source of what it says. */
    @Override
    public List<Derived> of(Statements statements, UserId user) {
        return List.of();
    }

    @Override
    public int forget(Statements inTransaction, UserId user, Predicate<String> mentions, Map<UUID, String> left) {
        var gone =
                inTransaction
                        .query(row -> new Row(row.getObject(1, UUID.class), row.getString(2)), ALL, user.value())
                        .stream()
                        .filter(row -> mentions.test(row.summary()))
                        .toList();
        gone.forEach(row -> erase(inTransaction, user, row.session()));
        return 0; // No long-term memory is among them.
    }

    @Override
    public void forgetAll(Statements inTransaction, UserId user) {
        SummaryTable.deleteAll(inTransaction, user);
    }

    @Override
    public void textErased(UserId user, UUID message, UUID session) {
        erase(database.forUser(user.value()), user, session);
    }

    @Override
    public void messagesDeleted(Statements inTransaction, Set<String> users) {
        // The database deletes a summary with its session, and whoever stores one locks the session first.
    }

    @Override
    public void learnNothing(UserId user) {
        SummaryTable.deleteAll(database.forUser(user.value()), user);
    }

    private void erase(Statements inTransaction, UserId user, UUID session) {
        if (SummaryTable.delete(inTransaction, user, session)) {
            tasks.scheduleNow(inTransaction, user);
        }
    }

    private record Row(UUID session, String summary) {}
}

package io.orcha.recall.memory;

import io.orcha.memory.DerivedTexts;
import io.orcha.memory.Mention;
import io.orcha.platform.Statements;
import io.orcha.recall.fact.FactKeeper;
import io.orcha.recall.index.IndexChanges;
import io.orcha.user.UserId;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Long-term memories as something to be forgotten. A memory goes when it mentions what is forgotten, whoever wrote it, and when
 * it was learned from messages of which none says it any more. One whose messages went with their session stays: it was not they
 * that were to be forgotten.
 */
@ApplicationScoped
class MemoryForgetting implements DerivedTexts {

    /** How much of what a memory means a message has to hold to go on supporting it. */
    private static final double SUPPORTS = 0.6;

    /** With all messages that it was made of, those that are gone included. */
    private static final String ALL = """
            SELECT id, text, origin, message_ids FROM long_term_memories WHERE user_id = ? ORDER BY created_at, id
            """;

    private final IndexChanges index;
    private final LearnTasks tasks;
    private final List<FactKeeper> factKeepers;

    MemoryForgetting(IndexChanges index, LearnTasks tasks, @All List<FactKeeper> factKeepers) {
        this.index = index;
        this.tasks = tasks;
        this.factKeepers = factKeepers;
    }

    private record Row(UUID id, String text, boolean learned, List<UUID> messages) {

        boolean restsOnNothing(Map<UUID, String> left) {
            if (!learned || messages.isEmpty() || !left.keySet().containsAll(messages)) {
                return false;
            }
            var said = Mention.of(text);
            return messages.stream().map(left::get).noneMatch(rest -> said.shareIn(rest) >= SUPPORTS);
        }
    }

    @Override
    public List<Derived> of(Statements statements, UserId user) {
        return all(statements, user).stream()
                .map(row -> new Derived(row.text(), row.messages()))
                .toList();
    }

    @Override
    public int forget(Statements inTransaction, UserId user, Predicate<String> mentions, Map<UUID, String> left) {
        var gone = all(inTransaction, user).stream()
                .filter(row -> mentions.test(row.text()) || row.restsOnNothing(left))
                .map(Row::id)
                .toList();
        erase(inTransaction, user, gone);
        return gone.size();
    }

    @Override
    public void forgetAll(Statements inTransaction, UserId user) {
        tasks.withdrawn(inTransaction, user);
        erase(
                inTransaction,
                user,
                all(inTransaction, user).stream().map(Row::id).toList());
    }

    private void erase(Statements inTransaction, UserId user, List<UUID> gone) {
        if (gone.isEmpty()) {
            return;
        }
        index.removed(inTransaction, user);
        long revision = index.next(inTransaction, user);
        MemoryTable.delete(inTransaction, user, gone, revision);
        factKeepers.forEach(keeper -> keeper.memoriesForgotten(inTransaction, user, gone, revision));
    }

    private static List<Row> all(Statements statements, UserId user) {
        return statements.query(
                row -> new Row(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3).equals(MemoryOrigin.LEARNED.id()),
                        Arrays.stream((Object[]) row.getArray(4).getArray())
                                .map(UUID.class::cast)
                                .toList()),
                ALL,
                user.value());
    }
}

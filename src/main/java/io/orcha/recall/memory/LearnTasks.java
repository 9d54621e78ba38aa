package io.orcha.recall.memory;

import io.orcha.platform.Database;
import io.orcha.platform.Settings;
import io.orcha.platform.Statements;
import io.orcha.platform.jobs.JobSql;
import io.orcha.recall.index.FirstIndexing;
import io.orcha.user.UserId;
import io.orcha.user.privacy.Withdrawal;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The messages that memories are yet to be learned from, and the memories whose facts are yet to be read: those that a person wrote,
 * worded anew or let in. They wait here until what they say is stored.
 */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
public class LearnTasks implements FirstIndexing, Withdrawal {

    /** The name of the job that learns from a user's messages; its instance is the user's id. */
    public static final String JOB = "recall-learn";

    /** What came with the memories that were made of it, in an imported file, is not learned again. */
    private static final String ADD = """
            INSERT INTO recall_tasks (user_id, task, source_id)
            SELECT ?, 'learn', source
              FROM unnest(?::uuid[]) AS given (source)
             WHERE source NOT IN (SELECT unnest(message_ids) FROM long_term_memories WHERE user_id = ?)
                ON CONFLICT DO NOTHING
            """;

    private static final String ADD_MEMORIES = """
            INSERT INTO recall_tasks (user_id, task, source_id) SELECT ?, 'read', id FROM unnest(?::uuid[]) AS given (id)
                ON CONFLICT DO NOTHING
            """;

    private static final String SCHEDULE =
            JobSql.schedule("SELECT '%s' AS name, ?::text AS instance, ?::timestamptz AS due".formatted(JOB));

    private static final String OLDEST = """
            SELECT source_id FROM recall_tasks WHERE user_id = ? AND task = 'learn' ORDER BY source_id LIMIT ?
            """;

    private static final String OLDEST_MEMORIES = """
            SELECT source_id FROM recall_tasks WHERE user_id = ? AND task = 'read' ORDER BY source_id LIMIT ?
            """;

    private static final String DONE_MEMORIES = """
            DELETE FROM recall_tasks WHERE user_id = ? AND task = 'read' AND source_id = ANY (?::uuid[])
            """;

    private static final String DONE = """
            DELETE FROM recall_tasks WHERE user_id = ? AND task = 'learn' AND source_id = ANY (?::uuid[])
            """;

    private static final String GIVE_UP = "DELETE FROM recall_tasks WHERE user_id = ? AND task IN ('learn', 'read')";

    private final Database database;
    private final Clock clock;
    private final Duration delay;

    LearnTasks(
            Database database,
            Clock clock,
            @ConfigProperty(name = "orcha.recall.learn-delay", defaultValue = "5S") Duration delay) {
        this.database = database;
        this.clock = clock;
        this.delay = Settings.positive("orcha.recall.learn-delay", delay);
    }

    /**
     * Has memories learned from messages, shortly after the last of them. Only to be asked for what the user said while learning was
     * permitted.
     */
    public void add(Statements inTransaction, UserId user, List<UUID> messages) {
        var statements = inTransaction.forUser(user.value());
        statements.update(ADD, user.value(), MemoryTable.array(messages), user.value());
        statements.update(SCHEDULE, user.value(), clock.instant().plus(delay));
    }

    /** Has the facts of memories read; a memory that nobody may read them from is passed over. */
    void addMemories(Statements inTransaction, UserId user, List<UUID> memories) {
        var statements = inTransaction.forUser(user.value());
        statements.update(ADD_MEMORIES, user.value(), MemoryTable.array(memories));
        statements.update(SCHEDULE, user.value(), clock.instant().plus(delay));
    }

    @Override
    public void indexed(Statements inTransaction, UserId user, List<UUID> messages) {
        add(inTransaction, user, messages);
    }

    List<UUID> oldest(UserId user, int limit) {
        return database.forUser(user.value()).query(row -> row.getObject(1, UUID.class), OLDEST, user.value(), limit);
    }

    /**
     * Takes messages off, to be called in the transaction that stores what they say.
     *
     * @return whether all of them were still waiting; when not, the transaction has to be rolled back
     */
    boolean done(Statements inTransaction, UserId user, List<UUID> messages) {
        return inTransaction.update(DONE, user.value(), MemoryTable.array(messages)) == messages.size();
    }

    List<UUID> oldestMemories(UserId user, int limit) {
        return database.forUser(user.value())
                .query(row -> row.getObject(1, UUID.class), OLDEST_MEMORIES, user.value(), limit);
    }

    /** Takes memories off, as {@link #done} does messages. */
    boolean doneMemories(Statements inTransaction, UserId user, List<UUID> memories) {
        return inTransaction.update(DONE_MEMORIES, user.value(), MemoryTable.array(memories)) == memories.size();
    }

    /** Learning under way finds its messages no longer waiting, and stores nothing. */
    @Override
    public void withdrawn(Statements inTransaction, UserId user) {
        inTransaction.forUser(user.value()).update(GIVE_UP, user.value());
    }

    void giveUp(UserId user) {
        withdrawn(database.forUser(user.value()), user);
    }

    /** When to learn from what waits now; empty when nothing waits. */
    Optional<Instant> nextDue(Statements statements, UserId user) {
        boolean waits = Stream.of(OLDEST, OLDEST_MEMORIES)
                .anyMatch(oldest -> !statements
                        .forUser(user.value())
                        .query(row -> row.getObject(1, UUID.class), oldest, user.value(), 1)
                        .isEmpty());
        return waits ? Optional.of(clock.instant().plus(delay)) : Optional.empty();
    }
}

package io.orcha.memory;

import io.orcha.platform.Database;
import io.orcha.session.Conversations;
import io.orcha.user.UserId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The memories of all users: exactly one current memory each, which the database enforces whatever the concurrency. */
@ApplicationScoped
public class Memories {

    private static final String FIND = """
            SELECT content, version, created_at, updated_at
              FROM user_memories
             WHERE user_id = ?
            """;

    private static final String SAVE = """
            WITH owner AS (
              INSERT INTO users (user_id, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING
            )
            INSERT INTO user_memories AS m (user_id, content, version, created_at, updated_at)
            VALUES (?, ?, 1, ?, ?)
                ON CONFLICT (user_id) DO UPDATE
               SET content = EXCLUDED.content,
                   version = m.version + 1,
                   created_at = CASE WHEN m.content IS NULL THEN EXCLUDED.created_at ELSE m.created_at END,
                   -- It moves on every save, also when two fall on the same microsecond.
                   updated_at = GREATEST(EXCLUDED.updated_at, m.updated_at + interval '1 microsecond')
            RETURNING version, updated_at
            """;

    /** Leaves a row without content also where there was none, so that a roll-up under way loses. */
    private static final String DELETE = """
            WITH before AS (
              SELECT content IS NOT NULL AS had_content FROM user_memories WHERE user_id = ?
            )
            INSERT INTO user_memories AS m (user_id, content, version, created_at, updated_at)
            SELECT user_id, NULL, 1, ?, ? FROM users WHERE user_id = ?
                ON CONFLICT (user_id) DO UPDATE
               SET content = NULL,
                   version = m.version + 1,
                   updated_at = GREATEST(EXCLUDED.updated_at, m.updated_at + interval '1 microsecond')
            RETURNING COALESCE((SELECT had_content FROM before), false)
            """;

    private final Database database;
    private final Conversations conversations;
    private final Clock clock;

    Memories(Database database, Conversations conversations, Clock clock) {
        this.database = database;
        this.conversations = conversations;
        this.clock = clock;
    }

    /** A user's memory; empty when there never was one, with null content when it was deleted. */
    public Optional<Memory> find(UserId user) {
        return database.queryOne(Memories::memory, FIND, user.value());
    }

    /** Creates or replaces a user's memory in one statement. */
    Saved save(UserId user, String content) {
        var now = clock.instant();
        return database.queryOne(
                        row -> new Saved(row.getLong(1), instant(row, 2)),
                        SAVE,
                        user.value(),
                        now,
                        user.value(),
                        content,
                        now,
                        now)
                .orElseThrow();
    }

    /**
     * Deletes the text of a user's memory; what the user has said up to now will not be learned again.
     *
     * @return whether there was a memory
     */
    @Transactional
    boolean delete(UserId user) {
        conversations.learnNothing(user);
        var now = clock.instant();
        return database.queryOne(row -> row.getBoolean(1), DELETE, user.value(), now, now, user.value())
                .orElse(false);
    }

    /**
     * Stores what a roll-up made, and that it learned from the messages, unless either has changed since the roll-up read
     * them: the memory was saved or deleted, a message or the user erased.
     *
     * @param base the memory that the roll-up started from; null when there was none
     * @param content the new content; the version stays when it equals the current content
     * @param learned the messages that the roll-up learned from
     * @return whether it was stored; when not, nothing was, and the roll-up has to merge again
     */
    boolean saveRolledUp(UserId user, @Nullable Memory base, @Nullable String content, List<UUID> learned) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                UserMemory current = UserMemory.findById(user.value(), LockModeType.PESSIMISTIC_WRITE);
                boolean stored = UserMemory.isStill(base, current) && conversations.markLearned(user, learned);
                if (!stored) {
                    QuarkusTransaction.setRollbackOnly();
                } else if (current == null) {
                    UserMemory.rolledUp(user.value(), content, clock.instant()).persistAndFlush();
                } else {
                    current.rollUp(content, clock.instant());
                }
                return stored;
            });
        } catch (ConstraintViolationException _) {
            return false; // A client saved the first memory at the same time, or the user was deleted.
        }
    }

    /**
     * What a save made.
     *
     * @param version the memory's new version
     * @param updatedAt the time of the save
     */
    record Saved(long version, Instant updatedAt) {}

    private static Memory memory(ResultSet row) throws SQLException {
        return new Memory(row.getString(1), row.getLong(2), instant(row, 3), instant(row, 4));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

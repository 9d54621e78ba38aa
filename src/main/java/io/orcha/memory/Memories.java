package io.orcha.memory;

import io.orcha.platform.Database;
import io.orcha.user.UserId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The memories of all users: exactly one current memory each, which the database enforces whatever the concurrency. */
@ApplicationScoped
public class Memories {

    private static final String FIND = """
            SELECT content, version, covered_through, created_at, updated_at
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

    /** Leaves a row without content also where there was none, so that a roll-up under way has nothing left to learn. */
    private static final String DELETE = """
            WITH before AS (
              SELECT content IS NOT NULL AS had_content FROM user_memories WHERE user_id = ?
            )
            INSERT INTO user_memories AS m (user_id, content, version, covered_through, created_at, updated_at)
            SELECT user_id, NULL, 1, ?, ?, ? FROM users WHERE user_id = ?
                ON CONFLICT (user_id) DO UPDATE
               SET content = NULL,
                   version = m.version + 1,
                   covered_through = COALESCE(EXCLUDED.covered_through, m.covered_through),
                   updated_at = GREATEST(EXCLUDED.updated_at, m.updated_at + interval '1 microsecond')
            RETURNING COALESCE((SELECT had_content FROM before), false)
            """;

    private final Database database;
    private final Clock clock;

    Memories(Database database, Clock clock) {
        this.database = database;
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
     * Deletes the text of a user's memory.
     *
     * @param coveredThrough the newest message: nothing up to it will be learned again
     * @return whether there was a memory
     */
    boolean delete(UserId user, @Nullable UUID coveredThrough) {
        var now = clock.instant();
        return database.queryOne(row -> row.getBoolean(1), DELETE, user.value(), coveredThrough, now, now, user.value())
                .orElse(false);
    }

    /**
     * Stores what a roll-up made, unless the memory has changed since the roll-up read it.
     *
     * @param base the version that the roll-up started from, 0 when there was no memory
     * @param content the new content; the version stays when it equals the current content
     * @return whether it was stored; when not, the roll-up has to merge again
     */
    boolean saveRolledUp(UserId user, long base, @Nullable String content, UUID coveredThrough) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                UserMemory current = UserMemory.findById(user.value(), LockModeType.PESSIMISTIC_WRITE);
                if (current == null) {
                    UserMemory.rolledUp(user.value(), content, coveredThrough, clock.instant())
                            .persistAndFlush();
                    return base == 0;
                }
                return current.version == base && current.rollUp(content, coveredThrough, clock.instant());
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
        return new Memory(
                row.getString(1), row.getLong(2), row.getObject(3, UUID.class), instant(row, 4), instant(row, 5));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

package io.orcha.recall.memory;

import io.orcha.model.offline.Canonical;
import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of long-term memories. Whoever changes some locks the user's row first and begins a change of the user's index next;
 * so changes of a user's memories follow each other, and nobody waits for anybody in a circle.
 */
final class MemoryTable {

    /** What a memory is, with those of its sources that still exist; of the table as {@code l}. */
    static final String COLUMNS = """
            l.id, l.text, l.kind, l.importance, l.confidence, l.valid_from, l.valid_to, l.superseded_by,
            ARRAY(SELECT m.id FROM chat_messages AS m WHERE m.user_id = l.user_id AND m.id = ANY (l.message_ids) ORDER BY m.id),
            l.said_at, l.origin, l.model, l.scope, l.pinned, l.suppressed, l.archived_at, l.access_count, l.last_accessed_at,
            l.created_at, l.updated_at
            """;

    private static final String LOCK_USER = "SELECT erasures FROM users WHERE user_id = ? FOR NO KEY UPDATE";

    private static final String ENSURE_USER =
            "INSERT INTO users (user_id, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING";

    private static final String FIND =
            "SELECT %s FROM long_term_memories AS l WHERE l.user_id = ? AND l.id = ANY (?::uuid[])".formatted(COLUMNS);

    private static final String WITH_TEXT = """
            SELECT %s
              FROM long_term_memories AS l
             WHERE l.user_id = ? AND l.text_hash = ? AND l.scope = ? AND l.superseded_by IS NULL
               AND (l.valid_to IS NULL OR l.valid_to > ?)
             ORDER BY l.created_at, l.id
            """.formatted(COLUMNS);

    /** When it was said first, by what is known and by the messages that are there. */
    private static final String SAID_AT = """
            LEAST(?::timestamptz,
                  (SELECT min(m.created_at)
                     FROM unnest(?::uuid[]) AS source (id) JOIN chat_messages AS m ON m.id = source.id
                    WHERE m.user_id = ?))
            """;

    private static final String INSERT = """
            INSERT INTO long_term_memories
                   (user_id, id, text, text_hash, kind, importance, confidence, valid_from, valid_to, superseded_by,
                    message_ids, said_at, origin, model, scope, pinned, suppressed, created_at, updated_at, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?::uuid, ?::uuid[], %s, ?, ?, ?, ?, ?, ?, ?, ?)
            """.formatted(SAID_AT);

    /** Words and vector are computed anew when the text is another. */
    private static final String UPDATE = """
            UPDATE long_term_memories AS l
               SET text = ?, text_hash = ?, kind = ?, importance = ?, confidence = ?, valid_from = ?::timestamptz,
                   valid_to = ?::timestamptz, superseded_by = ?::uuid, message_ids = ?::uuid[], said_at = %s,
                   origin = ?, model = ?, scope = ?, pinned = ?, suppressed = ?, archived_at = ?::timestamptz, updated_at = ?, revision = ?,
                   terms = CASE WHEN l.text = ? THEN l.terms END,
                   embedding = CASE WHEN l.text = ? THEN l.embedding END,
                   embedding_model = CASE WHEN l.text = ? THEN l.embedding_model END
             WHERE l.user_id = ? AND l.id = ?
            """.formatted(SAID_AT);

    private static final String SUPERSEDED = """
            SELECT %s FROM long_term_memories AS l WHERE l.user_id = ? AND l.superseded_by = ANY (?::uuid[])
            """.formatted(COLUMNS);

    private static final String FORGET_SUCCESSORS = """
            UPDATE long_term_memories SET superseded_by = NULL, revision = ?
             WHERE user_id = ? AND superseded_by = ANY (?::uuid[]) AND NOT id = ANY (?::uuid[])
            """;

    private static final String DELETE = "DELETE FROM long_term_memories WHERE user_id = ? AND id = ANY (?::uuid[])";

    private static final String GIVE_UP_TASKS =
            "DELETE FROM recall_tasks WHERE user_id = ? AND source_id = ANY (?::uuid[])";

    private MemoryTable() {}

    /**
     * Locks the user's row for the rest of the transaction.
     *
     * @return how often the user has been erased; empty when there never was such a user
     */
    static Optional<Long> lockUser(Statements inTransaction, UserId user) {
        return inTransaction.queryOne(row -> row.getLong(1), LOCK_USER, user.value());
    }

    /** The same for a user who comes into being when there is none. */
    static void lockOrCreateUser(Statements inTransaction, UserId user, Instant now) {
        inTransaction.update(ENSURE_USER, user.value(), now);
        lockUser(inTransaction, user);
    }

    static List<LongTermMemory> find(Statements statements, UserId user, Collection<UUID> ids) {
        return statements.query(MemoryTable::memory, FIND, user.value(), array(ids));
    }

    /** What memories took the place of. */
    static List<LongTermMemory> superseded(Statements statements, UserId user, Collection<UUID> successors) {
        return statements.query(MemoryTable::memory, SUPERSEDED, user.value(), array(successors));
    }

    /** A memory that holds and says the same, word for word; the oldest. */
    static Optional<LongTermMemory> saying(Statements statements, UserId user, String text, String scope, Instant now) {
        var canonical = Canonical.of(text);
        return statements.query(MemoryTable::memory, WITH_TEXT, user.value(), hash(text), scope, now).stream()
                .filter(memory -> Canonical.of(memory.text()).equals(canonical))
                .findFirst();
    }

    static void insert(Statements inTransaction, UserId user, LongTermMemory memory, long revision) {
        inTransaction.update(
                INSERT,
                user.value(),
                memory.id(),
                memory.text(),
                hash(memory.text()),
                memory.kind().id(),
                memory.importance(),
                memory.confidence(),
                memory.validFrom(),
                memory.validTo(),
                memory.supersededBy(),
                array(memory.sources()),
                memory.saidAt(),
                array(memory.sources()),
                user.value(),
                memory.origin().id(),
                memory.model(),
                memory.scope(),
                memory.pinned(),
                memory.suppressed(),
                memory.createdAt(),
                memory.updatedAt(),
                revision);
    }

    /**
     * Writes a memory that is there.
     *
     * @param now when it changes; it is dated later than its last change in any case
     * @return when it changed
     */
    static Instant update(Statements inTransaction, UserId user, LongTermMemory memory, long revision, Instant now) {
        var next = memory.updatedAt().plusNanos(1_000);
        var changedAt = now.isAfter(next) ? now : next;
        inTransaction.update(
                UPDATE,
                memory.text(),
                hash(memory.text()),
                memory.kind().id(),
                memory.importance(),
                memory.confidence(),
                memory.validFrom(),
                memory.validTo(),
                memory.supersededBy(),
                array(memory.sources()),
                memory.saidAt(),
                array(memory.sources()),
                user.value(),
                memory.origin().id(),
                memory.model(),
                memory.scope(),
                memory.pinned(),
                memory.suppressed(),
                memory.archivedAt(),
                changedAt,
                revision,
                memory.text(),
                memory.text(),
                memory.text(),
                user.value(),
                memory.id());
        return changedAt;
    }

    /** Deletes memories; those that they took the place of have no successor any more. */
    static void delete(Statements inTransaction, UserId user, Collection<UUID> gone, long revision) {
        var wanted = array(gone);
        inTransaction.update(FORGET_SUCCESSORS, revision, user.value(), wanted, wanted);
        inTransaction.update(DELETE, user.value(), wanted);
        inTransaction.update(GIVE_UP_TASKS, user.value(), wanted);
    }

    /** A digest of a text's words: texts that differ in case, accents of quotes or punctuation only have the same. */
    static long hash(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(sha256.digest(Canonical.of(text).getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String[] array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    static LongTermMemory memory(ResultSet row) throws SQLException {
        return new LongTermMemory(
                row.getObject(1, UUID.class),
                row.getString(2),
                MemoryKind.of(row.getString(3)).orElseThrow(),
                row.getFloat(4),
                row.getFloat(5),
                time(row, 6),
                time(row, 7),
                row.getObject(8, UUID.class),
                Arrays.stream((Object[]) row.getArray(9).getArray())
                        .map(UUID.class::cast)
                        .toList(),
                time(row, 10),
                MemoryOrigin.of(row.getString(11)).orElseThrow(),
                row.getString(12),
                row.getString(13),
                row.getBoolean(14),
                row.getBoolean(15),
                time(row, 16),
                row.getLong(17),
                time(row, 18),
                row.getObject(19, OffsetDateTime.class).toInstant(),
                row.getObject(20, OffsetDateTime.class).toInstant());
    }

    static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

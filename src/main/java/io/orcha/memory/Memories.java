package io.orcha.memory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.platform.Database;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The memories of all users: exactly one current memory each, which the database enforces whatever the concurrency. */
@ApplicationScoped
public class Memories {

    private static final String FIND = """
            SELECT content, version, memory_tag(version, hash), created_at, updated_at
              FROM user_memories
             WHERE user_id = ?
            """;

    private static final String FOR_PROMPT = """
            SELECT content, version,
                   ARRAY(SELECT text FROM memory_marks k
                          WHERE k.user_id = m.user_id AND kind = 'suppression' ORDER BY id)
              FROM user_memories m
             WHERE user_id = ? AND %s
            """;

    /** The new state of the row and the version that records it, in one statement. */
    private static final String WRITE =
            """
            WITH owner AS (
              INSERT INTO users (user_id, created_at) SELECT ?, ? WHERE ? ON CONFLICT DO NOTHING
            ), written AS (
              INSERT INTO user_memories AS m
                     (user_id, content, version, created_at, updated_at, seal, previous_hash, hash)
              SELECT ?, ?, 1, now, now, seal, '', memory_hash('', seal, 1, now)
                FROM (SELECT ?::timestamptz AS now, ?::bytea AS seal) AS given
               WHERE ? OR EXISTS (SELECT 1 FROM user_memories WHERE user_id = ?)
                  ON CONFLICT (user_id) DO UPDATE
                 SET content = EXCLUDED.content,
                     version = m.version + 1,
                     created_at = CASE WHEN m.content IS NULL THEN EXCLUDED.created_at ELSE m.created_at END,
                     -- It moves on every change, also when two fall on the same microsecond. (timestamptz + interval would
                     -- depend on the session's time zone as far as PostgreSQL knows, which Citus refuses here.)
                     updated_at = GREATEST(EXCLUDED.updated_at, %1$s),
                     seal = EXCLUDED.seal,
                     previous_hash = m.hash,
                     hash = memory_hash(m.hash, EXCLUDED.seal, m.version + 1,
                                        GREATEST(EXCLUDED.updated_at, %1$s))
               WHERE (?::boolean IS NULL OR (m.content IS NOT NULL) = ?::boolean)
                 AND (?::text[] IS NULL OR memory_tag(m.version, m.hash) = ANY (?::text[]))
              RETURNING version, created_at, updated_at, previous_hash, hash
            ), recorded AS (
              INSERT INTO user_memory_versions
                     (user_id, version, content, author, reason, changes, model, prompt_version, base_version,
                      redactions, salt, digest, previous_hash, hash, created_at)
              SELECT ?, version, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, previous_hash, hash, updated_at FROM written
            )
            SELECT version, memory_tag(version, hash), created_at, updated_at FROM written
            """.formatted("(m.updated_at AT TIME ZONE 'UTC' + interval '1 microsecond') AT TIME ZONE 'UTC'");

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;
    private final String forPrompt;

    Memories(Database database, Permission permission, ObjectMapper json, Clock clock) {
        this.forPrompt = FOR_PROMPT.formatted(permission.toUse("m.user_id"));
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** A user's memory; empty when there never was one, with null content when it was deleted. */
    public Optional<Memory> find(UserId user) {
        return database.forUser(user.value()).queryOne(Memories::memory, FIND, user.value());
    }

    /** A user's memory as prompts are given it; empty when there never was one, or it may not be used. */
    public Optional<PromptMemory> forPrompt(UserId user) {
        return database.forUser(user.value())
                .queryOne(
                        row -> PromptMemory.of(row.getString(1), row.getLong(2), List.of((String[])
                                row.getArray(3).getArray())),
                        forPrompt,
                        user.value());
    }

    /**
     * Stores a change when the memory is as expected.
     *
     * @return the memory after it; empty when the memory is not as expected, and then nothing was stored
     */
    public Optional<Memory> write(UserId user, MemoryChange change, Expectation expectation) {
        var now = clock.instant();
        var changes = json(change.changes());
        var redactions = json(change.redactions());
        var author = change.author().wireName();
        var origin = change.origin();
        var salt = VersionSeal.salt();
        var digest = VersionSeal.digest(salt, change.content(), changes);
        var seal = VersionSeal.seal(digest, user, author, change.reason(), origin, change.base(), redactions);
        var tags = expectation.tags() == null ? null : expectation.tags().toArray(String[]::new);
        return database.forUser(user.value())
                .queryOne(
                        row -> new Memory(
                                change.content(), row.getLong(1), row.getString(2), instant(row, 3), instant(row, 4)),
                        WRITE,
                        user.value(),
                        now,
                        expectation.allowsNew(),
                        user.value(),
                        change.content(),
                        now,
                        seal,
                        expectation.allowsNew(),
                        user.value(),
                        expectation.present(),
                        expectation.present(),
                        tags,
                        tags,
                        user.value(),
                        change.content(),
                        author,
                        change.reason(),
                        changes,
                        origin == null ? null : origin.model(),
                        origin == null ? null : origin.promptVersion(),
                        change.base(),
                        redactions,
                        salt,
                        digest);
    }

    /**
     * Stores a change, or refuses it.
     *
     * @throws StaleVersionException when the memory is not as expected
     */
    Memory require(UserId user, MemoryChange change, Expectation expectation) {
        return write(user, change, expectation)
                .orElseThrow(() -> new StaleVersionException(find(user).orElse(null)));
    }

    private String json(List<?> values) {
        try {
            return values.isEmpty() ? "[]" : json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers are always JSON", e);
        }
    }

    private static Memory memory(ResultSet row) throws SQLException {
        return new Memory(row.getString(1), row.getLong(2), row.getString(3), instant(row, 4), instant(row, 5));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

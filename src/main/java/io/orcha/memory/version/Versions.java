package io.orcha.memory.version;

import io.orcha.platform.Database;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kept versions of memories. They are written by {@link io.orcha.memory.Memories}, with the memory itself. */
@ApplicationScoped
public class Versions {

    private static final String COLUMNS = """
            version, author, reason, model, prompt_version, base_version,
            content IS NULL AND redacted_at IS NULL, redacted_at, created_at""";

    private static final String LIST = """
            SELECT %s FROM user_memory_versions
             WHERE user_id = ? AND version < ?
             ORDER BY version DESC LIMIT ?
            """.formatted(COLUMNS);

    private static final String ONE = """
            SELECT %s, content, changes, hash FROM user_memory_versions
             WHERE user_id = ? AND version = ?
            """.formatted(COLUMNS);

    /** The texts are read once, whole, for all sentences, and do not leave the database. */
    private static final String THAT_BROUGHT = """
            WITH texts AS MATERIALIZED (
              SELECT version, COALESCE(content, '') || '' AS content FROM user_memory_versions WHERE user_id = ?
            ), standing AS MATERIALIZED (
              SELECT sentence, version, strpos(content, sentence) > 0 AS stands
                FROM texts CROSS JOIN unnest(?::text[]) AS wanted (sentence)
            ), newest AS (
              SELECT sentence, max(version) AS version FROM standing WHERE stands GROUP BY sentence
            ), gap AS (
              SELECT s.sentence, max(s.version) AS version
                FROM standing s JOIN newest n ON n.sentence = s.sentence AND s.version < n.version
               WHERE NOT s.stands
               GROUP BY s.sentence
            ), brought AS (
              SELECT s.sentence, min(s.version) AS version
                FROM standing s LEFT JOIN gap g ON g.sentence = s.sentence
               WHERE s.stands AND s.version > COALESCE(g.version, 0)
               GROUP BY s.sentence
            )
            SELECT %s, sentence
              FROM brought JOIN user_memory_versions USING (version)
             WHERE user_id = ?
            """.formatted(COLUMNS);

    private final Database database;

    Versions(Database database) {
        this.database = database;
    }

    /**
     * Versions without their texts, newest first.
     *
     * @param before only older ones than this; {@link Long#MAX_VALUE} for all
     */
    List<MemoryVersion> list(UserId user, long before, int limit) {
        return database.forUser(user.value()).query(Versions::version, LIST, user.value(), before, limit);
    }

    /** @throws VersionNotFoundException when the user has no such version, or it is no longer kept */
    MemoryVersion.WithText get(UserId user, long version) {
        return database.forUser(user.value())
                .queryOne(Versions::withText, ONE, user.value(), version)
                .orElseThrow(VersionNotFoundException::new);
    }

    /**
     * For each of some sentences the oldest version of the newest unbroken row of versions in which it stands: the one that
     * brought it in. A sentence that stands in no kept version is left out.
     */
    public Map<String, MemoryVersion> thatBrought(UserId user, List<String> sentences) {
        if (sentences.isEmpty()) {
            return Map.of();
        }
        var wanted = sentences.stream().distinct().toArray(String[]::new);
        var brought = new HashMap<String, MemoryVersion>();
        database.forUser(user.value())
                .query(
                        row -> brought.put(row.getString(10), version(row)),
                        THAT_BROUGHT,
                        user.value(),
                        wanted,
                        user.value());
        return brought;
    }

    private static MemoryVersion.WithText withText(ResultSet row) throws SQLException {
        return new MemoryVersion.WithText(
                version(row),
                row.getString(10),
                row.getString(11),
                HexFormat.of().formatHex(row.getBytes(12)));
    }

    private static MemoryVersion version(ResultSet row) throws SQLException {
        return new MemoryVersion(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, Long.class),
                row.getBoolean(7),
                instant(row, 8),
                row.getObject(9, OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

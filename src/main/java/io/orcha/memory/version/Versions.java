package io.orcha.memory.version;

import io.orcha.platform.Database;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
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

    private static final String WITH_SENTENCE = """
            SELECT %s, content, changes, hash FROM user_memory_versions
             WHERE user_id = ? AND strpos(content, ?) > 0
             ORDER BY version DESC
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
        return database.query(Versions::version, LIST, user.value(), before, limit);
    }

    /** @throws VersionNotFoundException when the user has no such version, or it is no longer kept */
    MemoryVersion.WithText get(UserId user, long version) {
        return database.queryOne(Versions::withText, ONE, user.value(), version)
                .orElseThrow(VersionNotFoundException::new);
    }

    /**
     * The oldest version of the newest unbroken row of versions in which a sentence stands: the one that brought it in.
     *
     * @return null when no kept version holds the sentence
     */
    public @Nullable MemoryVersion thatBrought(UserId user, String sentence) {
        MemoryVersion oldest = null;
        for (var with : database.query(Versions::withText, WITH_SENTENCE, user.value(), sentence)) {
            if (oldest != null && with.version().version() != oldest.version() - 1) {
                break;
            }
            oldest = with.version();
        }
        return oldest;
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

package io.orcha.memory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.memory.summary.Draft;
import io.orcha.platform.Database;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes text out of the versions of a memory, so that the chain shows that, and where, but no longer what. */
@ApplicationScoped
public class Redactor {

    private static final String WITH_TEXT = """
            SELECT version, content, changes
              FROM user_memory_versions
             WHERE user_id = ? AND (content IS NOT NULL OR changes <> '[]')
             ORDER BY version
            """;

    private static final String REDACT = """
            UPDATE user_memory_versions
               SET content = ?, changes = ?, salt = NULL, redacted_salt = ?, redacted_at = ?
             WHERE user_id = ? AND version = ?
            """;

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;

    Redactor(Database database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Works out what the versions of a user lose; nothing is stored yet.
     *
     * @param remaining what remains of a content; null when nothing does, the very same text when it loses nothing
     * @param gone which sentences must not remain in the record of changes
     */
    public List<Pending> prepare(UserId user, UnaryOperator<@Nullable String> remaining, Predicate<String> gone) {
        var pending = new ArrayList<Pending>();
        for (var text : database.forUser(user.value()).query(Redactor::text, WITH_TEXT, user.value())) {
            var content = text.content() == null ? null : remaining.apply(text.content());
            var changes = changes(text.changes(), gone);
            if ((content != null && !content.equals(text.content()))
                    || (content == null) != (text.content() == null)
                    || !changes.equals(text.changes())) {
                pending.add(new Pending(new Text(text.version(), content, changes)));
            }
        }
        return pending;
    }

    /** Stores what was worked out; to be called in the transaction that stores the version which records it. */
    public void apply(UserId user, List<Pending> pending) {
        for (var one : pending) {
            database.forUser(user.value())
                    .update(
                            REDACT,
                            one.text.content(),
                            one.text.changes(),
                            one.salt,
                            clock.instant(),
                            user.value(),
                            one.text.version());
        }
    }

    private String changes(String stored, Predicate<String> gone) {
        try {
            var changes = json.readValue(stored, Draft.Change[].class);
            var kept = new ArrayList<Draft.Change>();
            for (var change : changes) {
                boolean quotes = gone.test(change.removed())
                        || (change.replacement() != null && gone.test(change.replacement()));
                if (!quotes) {
                    kept.add(change);
                }
            }
            return kept.size() == changes.length ? stored : json.writeValueAsString(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored changes of a version are not JSON", e);
        }
    }

    private static Text text(ResultSet row) throws SQLException {
        return new Text(row.getLong(1), row.getString(2), row.getString(3));
    }

    /** What a version holds of the memory's text. */
    record Text(long version, @Nullable String content, String changes) {}

    /** What remains of a version, with a new salt. */
    public static final class Pending {

        private final Text text;
        private final byte[] salt;
        private final byte[] digest;

        private Pending(Text text) {
            this.text = text;
            this.salt = VersionSeal.salt();
            this.digest = VersionSeal.digest(salt, text.content(), text.changes());
        }

        /** How the version that causes the redaction records it. */
        public MemoryChange.Redaction toRecord() {
            return new MemoryChange.Redaction(text.version(), HexFormat.of().formatHex(digest));
        }
    }
}

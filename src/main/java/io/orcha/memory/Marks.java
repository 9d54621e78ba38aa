package io.orcha.memory;

import io.orcha.platform.Database;
import io.orcha.platform.Ids;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What users pinned, and what they do not want mentioned. */
@ApplicationScoped
public class Marks {

    private static final String ADD = """
            INSERT INTO memory_marks (user_id, id, kind, text, created_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (user_id, kind, text) DO NOTHING
            """;

    private static final String LIST = """
            SELECT id, text, created_at FROM memory_marks WHERE user_id = ? AND kind = ? ORDER BY id
            """;

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    Marks(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** The marks of a kind, oldest first. */
    public List<Mark> list(UserId user, Kind kind) {
        return database.forUser(user.value()).query(Marks::mark, LIST, user.value(), kind.column());
    }

    /** The texts of the marks of a kind, oldest first. */
    public List<String> texts(UserId user, Kind kind) {
        return list(user, kind).stream().map(Mark::text).toList();
    }

    /** What the marks of a kind mention. */
    public List<Mention> mentions(UserId user, Kind kind) {
        return texts(user, kind).stream().map(Mention::of).toList();
    }

    /** A mark by its id. */
    public Optional<Mark> find(UserId user, Kind kind, UUID id) {
        return list(user, kind).stream().filter(mark -> mark.id().equals(id)).findFirst();
    }

    /** Adds a mark; one with the same text stays the only one. */
    public void add(UserId user, Kind kind, String text) {
        database.forUser(user.value()).update(ADD, user.value(), ids.next(), kind.column(), text, clock.instant());
    }

    /** Removes a mark. */
    public void remove(UserId user, UUID id) {
        database.forUser(user.value())
                .update("DELETE FROM memory_marks WHERE user_id = ? AND id = ?", user.value(), id);
    }

    /** Removes the marks with certain texts, whatever their kind. */
    public void removeIf(UserId user, Predicate<String> text) {
        for (var kind : Kind.values()) {
            removeIf(user, kind, text);
        }
    }

    /** Removes the marks of a kind with certain texts. */
    public void removeIf(UserId user, Kind kind, Predicate<String> text) {
        list(user, kind).stream().filter(mark -> text.test(mark.text())).forEach(mark -> remove(user, mark.id()));
    }

    private static Mark mark(ResultSet row) throws SQLException {
        return new Mark(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant());
    }

    /** What a mark does. */
    public enum Kind {
        /** The sentence stays in the memory, word for word, whatever a roll-up makes of the rest. */
        PIN,
        /** What speaks of it stays in the memory and is left out of prompts. */
        SUPPRESSION;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A mark.
     *
     * @param text the pinned sentence, or the phrase that is not to be mentioned
     */
    @Schema(name = "MemoryMark")
    public record Mark(UUID id, String text, Instant createdAt) {}
}

package io.orcha.session;

import io.orcha.platform.Database;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The beginnings of messages, to be shown as evidence: a message may be long, and many may be shown at once. */
@ApplicationScoped
public class Excerpts {

    private static final int LONGEST = 2000;

    private static final String EXCERPTS = """
            SELECT id, session_id, left(content, %1$d), char_length(content) > %1$d, created_at
              FROM chat_messages
             WHERE user_id = ? AND id = ANY (?::uuid[])
             ORDER BY id
            """.formatted(LONGEST);

    private final Database database;

    Excerpts(Database database) {
        this.database = database;
    }

    /** Of messages by their ids, oldest first; those that are gone are left out. */
    public List<Excerpt> of(UserId user, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var wanted = ids.stream().map(UUID::toString).toArray(String[]::new);
        return database.forUser(user.value()).query(Excerpts::excerpt, EXCERPTS, user.value(), wanted);
    }

    private static Excerpt excerpt(ResultSet row) throws SQLException {
        return new Excerpt(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getBoolean(4),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }

    /**
     * The beginning of a message.
     *
     * @param content at most 2000 characters
     * @param truncated whether the message goes on
     */
    public record Excerpt(UUID id, UUID sessionId, String content, boolean truncated, Instant createdAt) {}
}

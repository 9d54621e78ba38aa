package io.orcha.graph.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * The summary of a session, with what the session says of itself.
 *
 * @param createdAt when the session began
 * @param messageCount how many messages the session has
 * @param summarisedMessages how many of them the summary knows of
 * @param updatedAt when the summary was made
 */
record Summary(
        UUID sessionId,
        String title,
        Instant createdAt,
        Instant lastActivityAt,
        int messageCount,
        String text,
        int summarisedMessages,
        String model,
        Instant updatedAt) {

    /** Of {@code conversation_summaries c} and {@code chat_sessions s}. */
    static final String COLUMNS = """
            c.session_id, s.title, s.created_at, s.last_activity_at, s.message_count, c.summary, c.message_count, c.model,
            c.updated_at
            """;

    static Summary of(ResultSet row) throws SQLException {
        return new Summary(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getInt(5),
                row.getString(6),
                row.getInt(7),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class).toInstant());
    }
}

package io.orcha.session;

import io.orcha.platform.Database;
import io.orcha.platform.Ids;
import io.orcha.session.ChatMessage.Role;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What users and the assistant said to each other, as a chat turn and a roll-up need it. */
@ApplicationScoped
public class Conversations {

    private static final String OPEN = """
            WITH owner AS (
              INSERT INTO users (user_id, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING
            ), session AS (
              INSERT INTO chat_sessions (user_id, id, title, message_count, created_at, last_activity_at)
              VALUES (?, ?, ?, 1, ?, ?)
            )
            INSERT INTO chat_messages (user_id, id, session_id, role, content, evidence, created_at)
            VALUES (?, ?, ?, 'user', ?, ?, ?)
            RETURNING (SELECT id FROM chat_messages
                        WHERE user_id = ? AND role = 'user' AND evidence ORDER BY id DESC LIMIT 1)
            """;

    private static final String APPEND = """
            WITH session AS (
              UPDATE chat_sessions
                 SET message_count = message_count + 1, last_activity_at = GREATEST(last_activity_at, ?)
               WHERE user_id = ? AND id = ?
              RETURNING user_id, id
            )
            INSERT INTO chat_messages (user_id, id, session_id, role, content, evidence, partial, created_at)
            SELECT user_id, ?, id, ?, ?, ?, ?, ? FROM session
            """;

    private static final String HISTORY = """
            SELECT id, role, content, partial, created_at
              FROM chat_messages
             WHERE user_id = ? AND session_id = ? AND id < ? AND role <> 'system'
             ORDER BY id DESC
             LIMIT ?
            """;

    private static final String EVIDENCE = """
            SELECT id, role, content, partial, created_at
              FROM chat_messages
             WHERE user_id = ? AND id > ? AND role = 'user' AND evidence
             ORDER BY id
             LIMIT ?
            """;

    private static final String NEWEST = "SELECT id FROM chat_messages WHERE user_id = ? ORDER BY id DESC LIMIT 1";

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    Conversations(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Starts a session with a user's message; both are committed when this returns.
     *
     * @param evidence whether the memory may learn from the message
     */
    public Opened open(UserId user, String message, boolean evidence) {
        var now = clock.instant();
        var sessionId = ids.next();
        var messageId = ids.next();
        var previous = database.query(
                row -> Optional.ofNullable(row.getObject(1, UUID.class)),
                OPEN,
                user.value(),
                now,
                user.value(),
                sessionId,
                SessionTitle.of(message),
                now,
                now,
                user.value(),
                messageId,
                sessionId,
                message,
                evidence,
                now,
                user.value());
        return new Opened(sessionId, messageId, previous.getFirst().orElse(null));
    }

    /**
     * Adds a user's message to a session; it is committed when this returns.
     *
     * @return the message's id
     * @throws SessionNotFoundException when the user has no such session
     */
    public UUID append(UserId user, UUID sessionId, String message, boolean evidence) {
        var id = ids.next();
        if (!append(user, sessionId, id, Role.USER, message, evidence, false)) {
            throw new SessionNotFoundException();
        }
        return id;
    }

    /**
     * Checks that a session is the user's.
     *
     * @throws SessionNotFoundException when the user has no such session
     */
    public void requireSession(UserId user, UUID sessionId) {
        var found = database.queryOne(
                row -> row.getInt(1),
                "SELECT 1 FROM chat_sessions WHERE user_id = ? AND id = ?",
                user.value(),
                sessionId);
        if (found.isEmpty()) {
            throw new SessionNotFoundException();
        }
    }

    /**
     * Adds the assistant's reply to a session. A session that was deleted during the turn stays deleted.
     *
     * @param partial whether the reply was cut short
     */
    public void appendReply(UserId user, UUID sessionId, String reply, boolean partial) {
        append(user, sessionId, ids.next(), Role.ASSISTANT, reply, false, partial);
    }

    /**
     * The newest messages of a session, oldest first.
     *
     * @param before only messages older than this one; all when null
     * @param limit at most so many
     */
    public List<ChatMessage> history(UserId user, UUID sessionId, @Nullable UUID before, int limit) {
        return database.query(
                        Conversations::message,
                        HISTORY,
                        user.value(),
                        sessionId,
                        before == null ? AFTER_ALL : before,
                        limit)
                .reversed();
    }

    /**
     * What the user said in any session and the memory may learn from, oldest first.
     *
     * @param after only messages newer than this one; all when null
     * @param limit at most so many
     */
    public List<ChatMessage> evidence(UserId user, @Nullable UUID after, int limit) {
        return database.query(
                Conversations::message, EVIDENCE, user.value(), after == null ? BEFORE_ALL : after, limit);
    }

    /** The id of the newest message of a user in any session. */
    public Optional<UUID> newestMessage(UserId user) {
        return database.queryOne(row -> row.getObject(1, UUID.class), NEWEST, user.value());
    }

    private boolean append(
            UserId user, UUID sessionId, UUID id, Role role, String content, boolean evidence, boolean partial) {
        var now = clock.instant();
        return database.update(
                        APPEND,
                        now,
                        user.value(),
                        sessionId,
                        id,
                        role.name().toLowerCase(Locale.ROOT),
                        content,
                        evidence,
                        partial,
                        now)
                > 0;
    }

    static ChatMessage message(ResultSet row) throws SQLException {
        return new ChatMessage(
                row.getObject(1, UUID.class),
                Role.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                row.getString(3),
                row.getBoolean(4),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }

    /**
     * A session that a message started.
     *
     * @param previousEvidence the user's newest message of earlier sessions that the memory may learn from; null when none
     */
    public record Opened(
            UUID sessionId, UUID messageId, @Nullable UUID previousEvidence) {}
}

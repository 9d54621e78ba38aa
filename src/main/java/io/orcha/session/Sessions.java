package io.orcha.session;

import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.session.SessionDigests.Digest;
import io.orcha.user.UserId;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions of users, as their owners list, read, name and delete them. */
@ApplicationScoped
class Sessions {

    private static final String COLUMNS = "id, title, message_count, created_at, last_activity_at, device_id, persona";

    private static final String FIRST_PAGE = """
            SELECT %s FROM chat_sessions
             WHERE user_id = ?
             ORDER BY last_activity_at DESC, id DESC LIMIT ?
            """.formatted(COLUMNS);

    private static final String NEXT_PAGE = """
            SELECT %s FROM chat_sessions
             WHERE user_id = ? AND (last_activity_at, id) < (?, ?)
             ORDER BY last_activity_at DESC, id DESC LIMIT ?
            """.formatted(COLUMNS);

    private static final String ONE = "SELECT %s FROM chat_sessions WHERE user_id = ? AND id = ?".formatted(COLUMNS);

    private static final String FIRST_PAGE_OF_DEVICE = """
            SELECT %s FROM chat_sessions
             WHERE user_id = ? AND device_id = ?
             ORDER BY last_activity_at DESC, id DESC LIMIT ?
            """.formatted(COLUMNS);

    private static final String NEXT_PAGE_OF_DEVICE = """
            SELECT %s FROM chat_sessions
             WHERE user_id = ? AND device_id = ? AND (last_activity_at, id) < (?, ?)
             ORDER BY last_activity_at DESC, id DESC LIMIT ?
            """.formatted(COLUMNS);

    private static final String FOUND = """
            SELECT %s
              FROM unnest(?::uuid[]) AS wanted (wanted_id)
              JOIN chat_sessions ON user_id = ? AND id = wanted_id
             WHERE (?::text IS NULL OR device_id = ?::text) AND (last_activity_at, id) < (?, ?)
             ORDER BY last_activity_at DESC, id DESC LIMIT ?
            """.formatted(COLUMNS);

    private static final String MESSAGES = """
            SELECT id, role, content, partial, created_at, speaker, memory_version, recent_statements, recalled, facts
              FROM chat_messages
             WHERE user_id = ? AND session_id = ? AND id > ?
             ORDER BY id LIMIT ?
            """;

    private static final String LOCK_USER = "SELECT 1 FROM users WHERE user_id = ? FOR NO KEY UPDATE";

    private static final String FIRST_MESSAGE = """
            SELECT content FROM chat_messages WHERE user_id = ? AND session_id = ? ORDER BY id LIMIT 1
            """;

    private static final String RENAME = "UPDATE chat_sessions SET title = ? WHERE user_id = ? AND id = ?";

    private static final String DELETE = "DELETE FROM chat_sessions WHERE user_id = ? AND id = ?";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Database database;
    private final List<DerivedFromMessages> derived;
    private final SessionDigests digests;

    Sessions(Database database, @All List<DerivedFromMessages> derived, SessionDigests digests) {
        this.database = database;
        this.derived = derived;
        this.digests = digests;
    }

    /** Sessions, newest activity first. */
    List<ChatSession> list(UserId user, @Nullable SessionCursor after, int limit) {
        return described(user, page(user, after, limit));
    }

    /** The sessions that were begun on a device, newest activity first. */
    List<ChatSession> listOfDevice(UserId user, String device, @Nullable SessionCursor after, int limit) {
        return described(user, pageOfDevice(user, device, after, limit));
    }

    /**
     * The sessions whose title and summary hold all words of a text, newest activity first.
     *
     * @param device null for those of all devices
     */
    List<ChatSession> find(
            UserId user, String text, @Nullable String device, @Nullable SessionCursor after, int limit) {
        var from = after == null ? SessionCursor.START : after;
        var wanted = digests.holding(user, text).stream().map(UUID::toString).toArray(String[]::new);
        var found = database.forUser(user.value())
                .query(
                        Sessions::session,
                        FOUND,
                        wanted,
                        user.value(),
                        device,
                        device,
                        from.lastActivityAt(),
                        from.sessionId(),
                        limit);
        return described(user, found);
    }

    private List<ChatSession> described(UserId user, List<ChatSession> sessions) {
        var known =
                digests.of(user, sessions.stream().map(ChatSession::sessionId).toList());
        return sessions.stream()
                .map(session -> session.with(known.getOrDefault(session.sessionId(), Digest.NONE)))
                .toList();
    }

    private List<ChatSession> page(UserId user, @Nullable SessionCursor after, int limit) {
        return after == null
                ? database.forUser(user.value()).query(Sessions::session, FIRST_PAGE, user.value(), limit)
                : database.forUser(user.value())
                        .query(
                                Sessions::session,
                                NEXT_PAGE,
                                user.value(),
                                after.lastActivityAt(),
                                after.sessionId(),
                                limit);
    }

    private List<ChatSession> pageOfDevice(UserId user, String device, @Nullable SessionCursor after, int limit) {
        return after == null
                ? database.forUser(user.value())
                        .query(Sessions::session, FIRST_PAGE_OF_DEVICE, user.value(), device, limit)
                : database.forUser(user.value())
                        .query(
                                Sessions::session,
                                NEXT_PAGE_OF_DEVICE,
                                user.value(),
                                device,
                                after.lastActivityAt(),
                                after.sessionId(),
                                limit);
    }

    /** @throws SessionNotFoundException when the user has no such session */
    ChatSession get(UserId user, UUID sessionId) {
        var session = database.forUser(user.value())
                .queryOne(Sessions::session, ONE, user.value(), sessionId)
                .orElseThrow(SessionNotFoundException::new);
        return described(user, List.of(session)).getFirst();
    }

    /**
     * Gives a session a title.
     *
     * @param title null for the beginning of its first message
     * @throws SessionNotFoundException when the user has no such session
     */
    void rename(UserId user, UUID sessionId, @Nullable String title) {
        database.forUser(user.value()).transaction(statements -> {
            // Text that is taken out of messages meanwhile must not come back in a title.
            var _ = statements.queryOne(row -> row.getInt(1), LOCK_USER, user.value());
            var name = title == null ? titleOfFirstMessage(statements, user, sessionId) : title;
            if (statements.update(RENAME, name, user.value(), sessionId) == 0) {
                throw new SessionNotFoundException();
            }
            return sessionId;
        });
    }

    /** A session that was imported may have no message. */
    private static String titleOfFirstMessage(Statements statements, UserId user, UUID sessionId) {
        return statements
                .queryOne(row -> SessionTitle.of(row.getString(1)), FIRST_MESSAGE, user.value(), sessionId)
                .orElse("");
    }

    /** @throws SessionNotFoundException when the user has no such session */
    void delete(UserId user, UUID sessionId) {
        database.forUser(user.value()).transaction(statements -> {
            // As whoever takes text out of messages does, so that neither of them waits for the other in a circle.
            var _ = statements.queryOne(row -> row.getInt(1), LOCK_USER, user.value());
            derived.forEach(it -> it.messagesDeleted(statements, Set.of(user.value())));
            if (statements.update(DELETE, user.value(), sessionId) == 0) {
                throw new SessionNotFoundException();
            }
            return sessionId;
        });
    }

    /** The messages of a session, oldest first, beginning after a message or with the first. */
    List<ChatMessage> messages(UserId user, UUID sessionId, @Nullable UUID after, int limit) {
        return database.forUser(user.value())
                .query(Sessions::message, MESSAGES, user.value(), sessionId, after == null ? BEFORE_ALL : after, limit);
    }

    private static ChatMessage message(ResultSet row) throws SQLException {
        var message = Conversations.message(row);
        return row.getObject(8) == null ? message : message.with(ReplyMemory.of(row, 7));
    }

    private static ChatSession session(ResultSet row) throws SQLException {
        return new ChatSession(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                row.getString(7),
                null,
                List.of());
    }
}

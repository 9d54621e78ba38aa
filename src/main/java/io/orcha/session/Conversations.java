package io.orcha.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orcha.limits.StorageQuota;
import io.orcha.limits.Usage;
import io.orcha.platform.Database;
import io.orcha.platform.Ids;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.session.ChatMessage.Role;
import io.orcha.user.Permission;
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

    /** The user's row is locked before the job's, as when the user is erased; so neither waits for the other. */
    private static final String OPEN = """
            WITH owner AS (
              INSERT INTO users (user_id, created_at) VALUES (?, ?)
                  ON CONFLICT (user_id) DO UPDATE SET created_at = users.created_at WHERE false
              RETURNING user_id
            ), session AS (
              INSERT INTO chat_sessions (user_id, id, title, device_id, persona, message_count, created_at, last_activity_at)
              VALUES (?, ?, ?, ?, ?, 1, ?, ?)
            ), message AS (
              INSERT INTO chat_messages (user_id, id, session_id, role, content, to_learn, created_at)
              SELECT ?, ?, ?, 'user', ?, %s, ? FROM (SELECT count(*) FROM owner) AS locked
              RETURNING user_id, id, 1 AS messages, octet_length(content) AS bytes, to_learn, created_at
            ), %s, %s
            SELECT messages > 0, 0 FROM waiting
            """;

    private static final String APPEND = """
            WITH session AS (
              UPDATE chat_sessions
                 SET message_count = message_count + 1, last_activity_at = GREATEST(last_activity_at, ?),
                     persona = COALESCE(persona, ?::text)
               WHERE user_id = ? AND id = ? AND COALESCE(persona = ?::text, true)
              RETURNING user_id, id, erasures, persona
            ), message AS (
              INSERT INTO chat_messages (user_id, id, session_id, role, content, to_learn, created_at)
              SELECT user_id, ?, id, 'user', ?, %s, ? FROM session
              RETURNING user_id, id, 1 AS messages, octet_length(content) AS bytes, to_learn, created_at
            ), %s, %s
            SELECT EXISTS (SELECT 1 FROM chat_messages WHERE user_id = ? AND to_learn AND session_id <> ?), erasures, persona
              FROM session
            """;

    /** Never to be learned from is null. */
    private static final String TO_LEARN_IF_PERMITTED = "NULLIF(? AND %s, false)";

    private static final String HISTORY = """
            SELECT id, role, content, partial, created_at, speaker
              FROM chat_messages
             WHERE user_id = ? AND session_id = ? AND id <> ? AND role <> 'system'
             ORDER BY id DESC
             LIMIT ?
            """;

    private static final String UNANSWERED = """
            SELECT id,
                   EXISTS (SELECT 1 FROM chat_messages WHERE user_id = ? AND to_learn AND session_id <> ?),
                   (SELECT erasures FROM chat_sessions WHERE user_id = ? AND id = ?),
                   (SELECT persona FROM chat_sessions WHERE user_id = ? AND id = ?)
              FROM (SELECT id, role, content
                      FROM chat_messages
                     WHERE user_id = ? AND session_id = ?
                     ORDER BY id DESC
                     LIMIT 1) AS newest
             WHERE role = 'user' AND content = ?
            """;

    private static final String PERSONA = "SELECT persona FROM chat_sessions WHERE user_id = ? AND id = ?";

    private static final UUID NONE = new UUID(0, 0);

    private final Database database;
    private final StorageQuota quota;
    private final Ids ids;
    private final Clock clock;
    private final String open;
    private final String append;

    Conversations(
            Database database, Permission permission, StorageQuota quota, Learning learning, Ids ids, Clock clock) {
        var toLearn = TO_LEARN_IF_PERMITTED.formatted(permission.toLearn("?"));
        this.quota = quota;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.open = OPEN.formatted(toLearn, learning.schedule(), RecallTasks.noting("to_learn IS NOT NULL"));
        this.append = APPEND.formatted(toLearn, learning.schedule(), RecallTasks.noting("to_learn IS NOT NULL"));
    }

    /**
     * Starts a session with a user's message; both are committed when this returns, with the job that learns from it.
     *
     * @param device where the user is, as the client names it; null when it does not say
     * @param persona whom they talk to
     * @param toLearn whether the memory shall learn from the message
     */
    public Started open(UserId user, @Nullable String device, String persona, String message, boolean toLearn) {
        var now = clock.instant();
        var sessionId = ids.next();
        var messageId = ids.next();
        var stored = quota.storing(
                user,
                turn(1, message),
                () -> database.forUser(user.value())
                        .query(
                                row -> new Started(sessionId, messageId, row.getBoolean(1), row.getInt(2), persona),
                                open,
                                user.value(),
                                now,
                                user.value(),
                                sessionId,
                                SessionTitle.of(message),
                                device,
                                persona,
                                now,
                                now,
                                user.value(),
                                messageId,
                                sessionId,
                                message,
                                toLearn,
                                user.value(),
                                now,
                                user.value()));
        return stored.getFirst();
    }

    /**
     * Adds a user's message to a session; it is committed when this returns, with the job that learns from it.
     *
     * @param persona whom the user talks to; null for whom the session is with
     * @throws SessionNotFoundException when the user has no such session
     * @throws InvalidFieldsException when the session is with another persona
     */
    public Started append(UserId user, UUID sessionId, @Nullable String persona, String message, boolean toLearn) {
        var now = clock.instant();
        var id = ids.next();
        return quota.storing(
                user,
                turn(0, message),
                () -> database.forUser(user.value())
                        .queryOne(
                                row -> new Started(sessionId, id, row.getBoolean(1), row.getInt(2), row.getString(3)),
                                append,
                                now,
                                persona,
                                user.value(),
                                sessionId,
                                persona,
                                id,
                                message,
                                toLearn,
                                user.value(),
                                now,
                                user.value(),
                                user.value(),
                                sessionId)
                        .orElseThrow(() -> unsuitable(user, sessionId)));
    }

    /** Why a message cannot be added to a session: it is another user's or nobody's, or with another persona. */
    private RuntimeException unsuitable(UserId user, UUID sessionId) {
        return database.forUser(user.value())
                .queryOne(row -> row.getString(1), PERSONA, user.value(), sessionId)
                .<RuntimeException>map(persona -> InvalidFieldsException.of(
                        "/persona", "must be %s, whom this session is with".formatted(persona)))
                .orElseGet(SessionNotFoundException::new);
    }

    /** A turn takes the reply along, which is never refused: what the model has said is kept. */
    private static Usage turn(int sessions, String message) {
        return new Usage(sessions, 2, message.getBytes(UTF_8).length);
    }

    /**
     * Checks that a session is the user's.
     *
     * @throws SessionNotFoundException when the user has no such session
     */
    public void requireSession(UserId user, UUID sessionId) {
        var found = database.forUser(user.value())
                .queryOne(
                        row -> row.getInt(1),
                        "SELECT 1 FROM chat_sessions WHERE user_id = ? AND id = ?",
                        user.value(),
                        sessionId);
        if (found.isEmpty()) {
            throw new SessionNotFoundException();
        }
    }

    /**
     * The newest messages of a session, oldest first.
     *
     * @param without leaves out this message; null leaves out none
     * @param limit at most so many
     */
    public List<ChatMessage> history(UserId user, UUID sessionId, @Nullable UUID without, int limit) {
        return database.forUser(user.value())
                .query(
                        Conversations::message,
                        HISTORY,
                        user.value(),
                        sessionId,
                        without == null ? NONE : without,
                        limit)
                .reversed();
    }

    /**
     * A turn that was begun with a message which nobody has answered yet.
     *
     * @return empty when the newest message of the session is another one, or there is no such session
     */
    public Optional<Started> unanswered(UserId user, UUID sessionId, String message) {
        return database.forUser(user.value())
                .queryOne(
                        row -> new Started(
                                sessionId,
                                row.getObject(1, UUID.class),
                                row.getBoolean(2),
                                row.getInt(3),
                                row.getString(4)),
                        UNANSWERED,
                        user.value(),
                        sessionId,
                        user.value(),
                        sessionId,
                        user.value(),
                        sessionId,
                        user.value(),
                        sessionId,
                        message);
    }

    static ChatMessage message(ResultSet row) throws SQLException {
        return new ChatMessage(
                row.getObject(1, UUID.class),
                Role.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                row.getString(3),
                row.getBoolean(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                null);
    }

    /**
     * A turn whose user message is stored.
     *
     * @param moreToLearn whether the user said something earlier, in another session, that the memory has yet to learn from
     * @param erasures how often the session's text has been erased
     * @param persona whom the session is with; null when that is not known
     */
    public record Started(
            UUID sessionId,
            UUID messageId,
            boolean moreToLearn,
            int erasures,
            @Nullable String persona) {}
}

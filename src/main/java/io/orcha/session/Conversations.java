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
            INSERT INTO chat_messages (user_id, id, session_id, role, content, to_learn, created_at)
            VALUES (?, ?, ?, 'user', ?, ?, ?)
            -- Of earlier messages: a statement does not see the rows that it inserts.
            RETURNING EXISTS (SELECT 1 FROM chat_messages WHERE user_id = ? AND to_learn)
            """;

    private static final String APPEND = """
            WITH session AS (
              UPDATE chat_sessions
                 SET message_count = message_count + 1, last_activity_at = GREATEST(last_activity_at, ?)
               WHERE user_id = ? AND id = ?
              RETURNING user_id, id
            )
            INSERT INTO chat_messages (user_id, id, session_id, role, content, to_learn, partial, created_at)
            SELECT user_id, ?, id, ?, ?, ?, ?, ? FROM session
            """;

    private static final String HISTORY = """
            SELECT id, role, content, partial, created_at
              FROM chat_messages
             WHERE user_id = ? AND session_id = ? AND id <> ? AND role <> 'system'
             ORDER BY id DESC
             LIMIT ?
            """;

    private static final String UNANSWERED = """
            SELECT id
              FROM (SELECT id, role, content
                      FROM chat_messages
                     WHERE user_id = ? AND session_id = ?
                     ORDER BY id DESC
                     LIMIT 1) AS newest
             WHERE role = 'user' AND content = ?
            """;

    private static final String TO_LEARN = """
            SELECT id, role, content, partial, created_at
              FROM chat_messages
             WHERE user_id = ? AND to_learn
             ORDER BY id
             LIMIT ?
            """;

    private static final String LEARNED =
            "UPDATE chat_messages SET to_learn = false WHERE user_id = ? AND to_learn AND id = ANY (?::uuid[])";

    private static final String LEARN_NOTHING =
            "UPDATE chat_messages SET to_learn = false WHERE user_id = ? AND to_learn";

    private static final UUID NO_MESSAGE = new UUID(0, 0);

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
     * @param toLearn whether the memory shall learn from the message
     */
    public Opened open(UserId user, String message, boolean toLearn) {
        var now = clock.instant();
        var sessionId = ids.next();
        var messageId = ids.next();
        var moreToLearn = database.query(
                row -> row.getBoolean(1),
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
                toLearn,
                now,
                user.value());
        return new Opened(sessionId, messageId, moreToLearn.getFirst());
    }

    /**
     * Adds a user's message to a session; it is committed when this returns.
     *
     * @return the message's id
     * @throws SessionNotFoundException when the user has no such session
     */
    public UUID append(UserId user, UUID sessionId, String message, boolean toLearn) {
        var id = ids.next();
        if (!append(user, sessionId, id, Role.USER, message, toLearn, false)) {
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
     * @param without leaves out this message; null leaves out none
     * @param limit at most so many
     */
    public List<ChatMessage> history(UserId user, UUID sessionId, @Nullable UUID without, int limit) {
        return database.query(
                        Conversations::message,
                        HISTORY,
                        user.value(),
                        sessionId,
                        without == null ? NO_MESSAGE : without,
                        limit)
                .reversed();
    }

    /**
     * A message of the user's that nobody has answered yet.
     *
     * @return its id; empty when the newest message of the session is another one, or there is no such session
     */
    public Optional<UUID> unanswered(UserId user, UUID sessionId, String message) {
        return database.queryOne(row -> row.getObject(1, UUID.class), UNANSWERED, user.value(), sessionId, message);
    }

    /**
     * What the user said in any session and the memory has yet to learn from, oldest first.
     *
     * @param limit at most so many
     */
    public List<ChatMessage> toLearn(UserId user, int limit) {
        return database.query(Conversations::message, TO_LEARN, user.value(), limit);
    }

    /**
     * Notes that the memory has learned from messages. To be called in the transaction that stores what was learned.
     *
     * @return whether all of them were still there to learn from; when not, the transaction has to be rolled back
     */
    public boolean markLearned(UserId user, List<UUID> messages) {
        var ids = messages.stream().map(UUID::toString).toArray(String[]::new);
        return database.update(LEARNED, user.value(), ids) == ids.length;
    }

    /** Notes that the memory shall not learn from anything that the user has said up to now. */
    public void learnNothing(UserId user) {
        database.update(LEARN_NOTHING, user.value());
    }

    private boolean append(
            UserId user, UUID sessionId, UUID id, Role role, String content, boolean toLearn, boolean partial) {
        var now = clock.instant();
        return database.update(
                        APPEND,
                        now,
                        user.value(),
                        sessionId,
                        id,
                        role.name().toLowerCase(Locale.ROOT),
                        content,
                        toLearn,
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
     * @param moreToLearn whether the user said something earlier that the memory has yet to learn from
     */
    public record Opened(UUID sessionId, UUID messageId, boolean moreToLearn) {}
}

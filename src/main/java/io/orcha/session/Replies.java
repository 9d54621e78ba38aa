package io.orcha.session;

import io.orcha.platform.Database;
import io.orcha.platform.Ids;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the assistant said, and what of the memory it was given for that. */
@ApplicationScoped
public class Replies {

    private static final String APPEND = """
            WITH session AS (
              UPDATE chat_sessions
                 SET message_count = message_count + 1, last_activity_at = GREATEST(last_activity_at, ?)
               WHERE user_id = ? AND id = ?
              RETURNING user_id, id, erasures
            ), message AS (
              INSERT INTO chat_messages (user_id, id, session_id, role, content, to_learn, partial, created_at,
                                         memory_version, recent_statements, recalled, facts)
              SELECT user_id, ?, id, 'assistant',
                     -- The reply may quote what was erased while the model spoke.
                     CASE WHEN erasures > ? THEN ? ELSE ? END,
                     false, ?, ?, ?::bigint, ?::integer, ?::uuid[], ?::uuid[]
                FROM session
              RETURNING user_id, id, created_at
            ), %s
            SELECT id FROM message
            """.formatted(RecallTasks.noting("?"));

    private static final String MEMORY = """
            SELECT memory_version, recent_statements, recalled, facts
              FROM chat_messages
             WHERE user_id = ? AND session_id = ? AND id = ? AND recent_statements IS NOT NULL
            """;

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    Replies(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds the assistant's reply to a session. A session that was deleted during the turn stays deleted, and of a reply that
     * may quote what was erased during the turn only the place is kept.
     *
     * @param erasures how often the session's text had been erased when the turn began
     * @param recallable whether it may be recalled in other sessions
     */
    public void append(UserId user, UUID sessionId, int erasures, Reply reply, boolean recallable) {
        var now = clock.instant();
        var memory = reply.memory();
        database.forUser(user.value())
                .query(
                        row -> row.getObject(1, UUID.class),
                        APPEND,
                        now,
                        user.value(),
                        sessionId,
                        ids.next(),
                        erasures,
                        Messages.FORGOTTEN,
                        reply.text(),
                        reply.partial(),
                        now,
                        memory.version(),
                        memory.recentStatements(),
                        texts(memory.recalled()),
                        texts(memory.facts()),
                        recallable);
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    /** What a reply was given of the memory; empty when there is no such reply, or that is not known. */
    public Optional<ReplyMemory> memory(UserId user, UUID sessionId, UUID messageId) {
        return database.forUser(user.value())
                .queryOne(row -> ReplyMemory.of(row, 1), MEMORY, user.value(), sessionId, messageId);
    }

    /**
     * What the assistant says.
     *
     * @param partial whether it was cut short
     * @param memory what it was given of the memory
     */
    public record Reply(String text, boolean partial, ReplyMemory memory) {}
}

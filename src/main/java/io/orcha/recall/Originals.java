package io.orcha.recall;

import io.orcha.platform.Database;
import io.orcha.session.Messages;
import io.orcha.session.RecallTasks;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The texts of what was found, read from PostgreSQL each time: what was deleted, forgotten, archived or suppressed since an index
 * was made is not there, whatever the index says.
 */
@ApplicationScoped
class Originals {

    /** What is longer than this, in characters, says by itself what it is about. */
    private static final int SHORT = 120;

    /** So many characters are read of what was said before a message. */
    static final int BEFORE_LENGTH = 1_000;

    /**
     * Joined with the ids: of {@code id = ANY (ids)} PostgreSQL makes a plan for any user that walks through all messages of a large
     * one. What was said before a message has to be recallable itself. What
     * one persona said is its own.
     */
    private static final String FIND = """
            SELECT found.id, found.session_id, found.role, found.speaker, found.content, found.created_at, NULL::uuid[],
                   NULL::timestamptz, false,
                   (SELECT right(m.content, %d)
                      FROM (SELECT b.user_id, b.session_id, b.id, b.role, b.to_learn, b.content
                              FROM chat_messages b
                             WHERE b.user_id = found.user_id AND b.session_id = found.session_id AND b.id < found.id
                             ORDER BY b.id DESC
                             LIMIT 1) AS m
                     WHERE char_length(found.content) <= %d AND m.content <> '%s' AND %s
                       AND (found.is_own OR m.role <> 'assistant'))
              FROM (SELECT m.user_id, m.id, m.session_id, m.role, m.speaker, m.content, m.created_at,
                           p.name IS NULL OR s.persona IS NULL OR s.persona = p.name AS is_own
                      FROM (SELECT ?::text AS name) AS p
                     CROSS JOIN unnest(?::uuid[]) AS wanted (id)
                      JOIN chat_messages m ON m.id = wanted.id
                      JOIN chat_sessions s ON s.user_id = m.user_id AND s.id = m.session_id
                     WHERE m.user_id = ? AND m.content <> '%s' AND %s) AS found
             WHERE found.is_own OR found.role <> 'assistant'
            UNION ALL
            SELECT l.id, NULL, NULL, NULL, l.text, COALESCE(l.valid_from, LEAST(l.said_at, l.created_at)), l.message_ids,
                   l.valid_to, l.superseded_by IS NOT NULL, NULL
              FROM unnest(?::uuid[]) AS wanted (id) JOIN long_term_memories l ON l.id = wanted.id
             WHERE l.user_id = ? AND NOT l.suppressed AND l.archived_at IS NULL
            """.formatted(
                    BEFORE_LENGTH,
                    SHORT,
                    Messages.FORGOTTEN,
                    RecallTasks.RECALLABLE,
                    Messages.FORGOTTEN,
                    RecallTasks.RECALLABLE);

    private static final String SESSIONS_OF_DEVICE = "SELECT id FROM chat_sessions WHERE user_id = ? AND device_id = ?";

    private final Database database;

    Originals(Database database) {
        this.database = database;
    }

    /**
     * The texts by the ids; those that are gone, or may not be recalled, are left out.
     *
     * @param persona what other personas said is left out as well; null for nobody
     */
    Map<UUID, Original> find(UserId user, List<UUID> ids, @Nullable String persona) {
        var wanted = ids.stream().map(UUID::toString).toArray(String[]::new);
        var found = new HashMap<UUID, Original>();
        database.forUser(user.value())
                .query(Originals::original, FIND, persona, wanted, user.value(), wanted, user.value())
                .forEach(original -> found.put(original.id(), original));
        return found;
    }

    /** The sessions that were begun on a device. */
    Set<UUID> sessionsOf(UserId user, String device) {
        return new HashSet<>(database.forUser(user.value())
                .query(row -> row.getObject(1, UUID.class), SESSIONS_OF_DEVICE, user.value(), device));
    }

    private static Original original(ResultSet row) throws SQLException {
        var sources = row.getArray(7);
        var until = row.getObject(8, OffsetDateTime.class);
        return new Original(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                sources == null ? null : List.of((UUID[]) sources.getArray()),
                until == null ? null : until.toInstant(),
                row.getBoolean(9),
                row.getString(10));
    }

    /**
     * A message or a long-term memory.
     *
     * @param session null for a memory
     * @param role who said a message; null for a memory
     * @param speaker their name; null when it is not known
     * @param at when it was said, or of a memory since when it holds; when that is not known, when it was said first
     * @param sources the messages that say a memory; null for a message
     * @param until when a memory ends, or has ended; null when it does not, as far as is known
     * @param superseded whether another memory took its place
     * @param before what was said just before a short message, of a long one the end; null when nothing was, or it may not be
     *     recalled
     */
    record Original(
            UUID id,
            @Nullable UUID session,
            @Nullable String role,
            @Nullable String speaker,
            String text,
            Instant at,
            @Nullable List<UUID> sources,
            @Nullable Instant until,
            boolean superseded,
            @Nullable String before) {

        boolean isMemory() {
            return role == null;
        }

        /** Whether it is a memory of what is past at a time. */
        boolean isOver(Instant time) {
            return superseded || (until != null && !time.isBefore(until));
        }
    }
}

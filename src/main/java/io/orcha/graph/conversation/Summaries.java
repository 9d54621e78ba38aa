package io.orcha.graph.conversation;

import io.orcha.platform.Database;
import io.orcha.session.SessionCursor;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The summaries of users' sessions, for reading. */
@ApplicationScoped
class Summaries {

    private static final String FROM = """
              FROM conversation_summaries c
              JOIN chat_sessions s ON s.user_id = c.user_id AND s.id = c.session_id
             WHERE c.user_id = ? AND c.summary <> ''
            """;

    private static final String IN_SPAN = """
               AND (?::timestamptz IS NULL OR s.last_activity_at >= ?::timestamptz)
               AND (?::timestamptz IS NULL OR s.created_at < ?::timestamptz)
            """;

    private static final String PAGE = """
            SELECT %s %s %s AND (s.last_activity_at, s.id) < (?, ?)
             ORDER BY s.last_activity_at DESC, s.id DESC LIMIT ?
            """.formatted(Summary.COLUMNS, FROM, IN_SPAN);

    private static final String ALL =
            "SELECT %s, c.embedding, c.embedding_model %s %s ORDER BY s.last_activity_at DESC, s.id DESC"
                    .formatted(Summary.COLUMNS, FROM, IN_SPAN);

    private static final String ONE = "SELECT %s %s AND c.session_id = ?".formatted(Summary.COLUMNS, FROM);

    private final Database database;

    Summaries(Database database) {
        this.database = database;
    }

    /**
     * A span of time; a session is in it when anything of it is.
     *
     * @param from null is the beginning
     * @param to exclusive; null is the end
     */
    record Span(@Nullable Instant from, @Nullable Instant to) {}

    /**
     * A summary, and its meaning.
     *
     * @param embedding null when there is none
     * @param embeddingModel what made it
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record Embedded(
            Summary summary,
            byte @Nullable [] embedding,
            @Nullable String embeddingModel) {}

    /** A page, the session that was used last first. */
    List<Summary> page(UserId user, Span span, SessionCursor after, int limit) {
        return database.forUser(user.value())
                .query(
                        Summary::of,
                        PAGE,
                        user.value(),
                        span.from(),
                        span.from(),
                        span.to(),
                        span.to(),
                        after.lastActivityAt(),
                        after.sessionId(),
                        limit);
    }

    /** All of them, the session that was used last first. */
    List<Embedded> all(UserId user, Span span) {
        return database.forUser(user.value())
                .queryMany(
                        row -> new Embedded(Summary.of(row), row.getBytes(10), row.getString(11)),
                        ALL,
                        user.value(),
                        span.from(),
                        span.from(),
                        span.to(),
                        span.to());
    }

    /** One; empty when the user has no such session, or it has no summary. */
    Optional<Summary> find(UserId user, UUID session) {
        return database.forUser(user.value()).queryOne(Summary::of, ONE, user.value(), session);
    }
}

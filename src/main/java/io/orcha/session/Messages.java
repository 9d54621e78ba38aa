package io.orcha.session;

import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The messages of all sessions of a user: as the evidence for a memory, and as what has to go when it is forgotten. */
@ApplicationScoped
public class Messages {

    /** What stands where a whole message was erased. */
    public static final String FORGOTTEN = "[forgotten]";

    private static final int PAGE = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String COLUMNS = "id, session_id, role, content, created_at, speaker";

    private static final String QUOTE = """
            SELECT %s FROM chat_messages WHERE user_id = ? AND id = ANY (?::uuid[]) ORDER BY id
            """.formatted(COLUMNS);

    private static final String LEARNABLE = """
            SELECT %s FROM chat_messages
             WHERE user_id = ? AND id = ANY (?::uuid[]) AND role = 'user' AND to_learn IS NOT NULL
             ORDER BY id
            """.formatted(COLUMNS);

    private static final String TIMES = """
            SELECT m.id, m.created_at
              FROM unnest(?::uuid[]) AS wanted (id) JOIN chat_messages m ON m.id = wanted.id
             WHERE m.user_id = ?
            """;

    private static final String RECENT = """
            SELECT %s FROM chat_messages WHERE user_id = ? AND role = 'user' AND to_learn IS NOT NULL ORDER BY id DESC LIMIT ?
            """.formatted(COLUMNS);

    private static final String BEFORE = """
            SELECT id FROM chat_messages
             WHERE user_id = ? AND session_id = ? AND id < ? AND role = 'user' AND speaker IS NOT DISTINCT FROM ?::text
             ORDER BY id DESC
             LIMIT 1
            """;

    private static final String PAGE_AFTER = """
            SELECT %s FROM chat_messages WHERE user_id = ? AND id > ? ORDER BY id LIMIT ?
            """.formatted(COLUMNS);

    private static final String ERASE = """
            UPDATE chat_messages SET content = ?, to_learn = CASE WHEN ? THEN to_learn END WHERE user_id = ? AND id = ?
            """;

    private static final String RENAME = """
            UPDATE chat_sessions s SET title = ?
             WHERE s.user_id = ? AND s.id = ? AND s.title = ?
               AND NOT EXISTS (SELECT 1 FROM chat_messages m
                                WHERE m.user_id = s.user_id AND m.session_id = s.id AND m.id < ?)
            """;

    private final Database database;
    private final List<DerivedFromMessages> derived;

    Messages(Database database, @All List<DerivedFromMessages> derived) {
        this.database = database;
        this.derived = derived;
    }

    /** Messages by their ids, oldest first; those that are gone are left out. */
    public List<Quote> quote(UserId user, List<UUID> ids) {
        var wanted = ids.stream().map(UUID::toString).toArray(String[]::new);
        return database.forUser(user.value()).query(Messages::quoted, QUOTE, user.value(), wanted);
    }

    /**
     * Those of some messages that the user wrote and that may be learned from, learned ones included, oldest first.
     *
     * @param statements on behalf of the user
     */
    public List<Quote> learnable(Statements statements, UserId user, List<UUID> ids) {
        var wanted = ids.stream().map(UUID::toString).toArray(String[]::new);
        return statements.query(Messages::quoted, LEARNABLE, user.value(), wanted);
    }

    /**
     * When messages were said; those that are gone are left out.
     *
     * @param statements on behalf of the user
     */
    public Map<UUID, Instant> times(Statements statements, UserId user, Collection<UUID> ids) {
        var wanted = ids.stream().map(UUID::toString).toArray(String[]::new);
        var times = new HashMap<UUID, Instant>();
        statements.query(
                row -> times.put(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant()),
                TIMES,
                wanted,
                user.value());
        return times;
    }

    /** One message; empty when the user has none with this id. */
    public Optional<Quote> find(UserId user, UUID id) {
        return quote(user, List.of(id)).stream().findFirst();
    }

    /** The newest messages that the user wrote in any session and that may be learned from, learned ones included, oldest first. */
    public List<Quote> recentOfUser(UserId user, int limit) {
        return database.forUser(user.value())
                .query(Messages::quoted, RECENT, user.value(), limit)
                .reversed();
    }

    /**
     * What the same one said before a message in its session.
     *
     * @param speaker the name of who said it; null when the user did
     */
    public Optional<UUID> before(UserId user, UUID session, UUID message, @Nullable String speaker) {
        return database.forUser(user.value())
                .queryOne(row -> row.getObject(1, UUID.class), BEFORE, user.value(), session, message, speaker);
    }

    /**
     * Begins an erasure: replies that are under way are stored before it, where {@link #erase} finds them, or know that they
     * come after. To be called first in the transaction, while it holds the user's row, which keeps new sessions off.
     */
    public void beginErasure(UserId user) {
        database.forUser(user.value())
                .update("UPDATE chat_sessions SET erasures = erasures + 1 WHERE user_id = ?", user.value());
    }

    /**
     * Takes text out of all messages of a user, whoever wrote them, oldest first. A session whose first message loses text is
     * named after what remains, unless its owner gave it another title: its title may hold the beginning of a phrase that its end was
     * cut off. To be called in a transaction.
     *
     * @param remaining what remains of a message's text; null when nothing does, the very same text when it loses nothing
     * @return how many messages lost text
     */
    public int erase(UserId user, BiFunction<Quote, String, @Nullable String> remaining) {
        int erased = 0;
        var page = database.forUser(user.value()).query(Messages::quoted, PAGE_AFTER, user.value(), BEFORE_ALL, PAGE);
        while (!page.isEmpty()) {
            for (var message : page) {
                var rest = remaining.apply(message, message.content());
                if (rest == null || !rest.equals(message.content())) {
                    var left = rest == null ? FORGOTTEN : rest;
                    database.forUser(user.value()).update(ERASE, left, rest != null, user.value(), message.id());
                    database.forUser(user.value())
                            .update(
                                    RENAME,
                                    SessionTitle.of(left),
                                    user.value(),
                                    message.sessionId(),
                                    SessionTitle.of(message.content()),
                                    message.id());
                    derived.forEach(it -> it.textErased(user, message.id(), message.sessionId()));
                    erased++;
                }
            }
            page = database.forUser(user.value())
                    .query(
                            Messages::quoted,
                            PAGE_AFTER,
                            user.value(),
                            page.getLast().id(),
                            PAGE);
        }
        return erased;
    }

    /**
     * Takes text out of the titles of a user's sessions. To be called in a transaction.
     *
     * @param remaining what remains of a title; null when nothing does
     */
    public void eraseTitles(UserId user, UnaryOperator<@Nullable String> remaining) {
        var sessions = database.forUser(user.value())
                .query(
                        row -> new Title(row.getObject(1, UUID.class), row.getString(2)),
                        "SELECT id, title FROM chat_sessions WHERE user_id = ?",
                        user.value());
        for (var session : sessions) {
            var rest = remaining.apply(session.title());
            if (rest == null || !rest.equals(session.title())) {
                database.forUser(user.value())
                        .update(
                                "UPDATE chat_sessions SET title = ? WHERE user_id = ? AND id = ?",
                                rest == null ? FORGOTTEN : rest,
                                user.value(),
                                session.id());
            }
        }
    }

    private static Quote quoted(ResultSet row) throws SQLException {
        return new Quote(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6));
    }

    private record Title(UUID id, String title) {}

    /**
     * A message with the session that it stands in.
     *
     * @param role {@code user}, {@code assistant} or {@code system}
     * @param speaker the name of who said it; null when the role says it
     */
    public record Quote(
            UUID id,
            UUID sessionId,
            String role,
            String content,
            Instant createdAt,
            @Nullable String speaker) {}
}

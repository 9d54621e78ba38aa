package io.orcha.graph.conversation;

import static io.orcha.platform.Settings.positive;

import io.orcha.memory.summary.SummaryRequest.Statement;
import io.orcha.model.embedding.Quantised;
import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.orcha.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of summaries, and what they are made from. */
@ApplicationScoped
class SummaryTable {

    private static final String LOCK_USER = "SELECT erasures FROM users WHERE user_id = ? FOR NO KEY UPDATE";

    private static final String STATE = """
            SELECT c.through, s.message_count,
                   (SELECT m.id FROM chat_messages m WHERE m.user_id = s.user_id AND m.session_id = s.id ORDER BY m.id DESC LIMIT 1)
              FROM chat_sessions s
              LEFT JOIN conversation_summaries c ON c.user_id = s.user_id AND c.session_id = s.id
             WHERE s.user_id = ? AND s.id = ?
            """;

    /** Whoever deletes the session waits, or has been waited for. */
    private static final String LOCK_SESSION =
            "SELECT 1 FROM chat_sessions WHERE user_id = ? AND id = ? AND %s FOR KEY SHARE";

    /** The first of them up to a third of the bytes, and the last of them up to the rest. */
    private static final String SAID = """
            SELECT id, created_at, left(content, %1$d)
              FROM (SELECT m.id, m.created_at, m.content,
                           sum(LEAST(octet_length(m.content), %1$d)) OVER (ORDER BY m.id ROWS UNBOUNDED PRECEDING)
                             - LEAST(octet_length(m.content), %1$d) AS before,
                           sum(LEAST(octet_length(m.content), %1$d)) OVER (ORDER BY m.id DESC ROWS UNBOUNDED PRECEDING)
                             - LEAST(octet_length(m.content), %1$d) AS after
                      FROM chat_messages m
                     WHERE m.user_id = ? AND m.session_id = ? AND m.role = 'user' AND m.to_learn IS NOT NULL AND m.id <= ?) AS said
             WHERE before < %2$d OR after < %3$d
             ORDER BY id
            """;

    private static final int LONGEST_MESSAGE = 4_000;

    private static final String STORE = """
            INSERT INTO conversation_summaries
                   (user_id, session_id, summary, through, message_count, model, created_at, updated_at, embedding, embedding_model)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id, session_id) DO UPDATE
               SET summary = EXCLUDED.summary, through = EXCLUDED.through, message_count = EXCLUDED.message_count,
                   model = EXCLUDED.model, updated_at = EXCLUDED.updated_at, embedding = EXCLUDED.embedding,
                   embedding_model = EXCLUDED.embedding_model
            """;

    private static final String UNREAD = """
            SELECT session_id, summary
              FROM conversation_summaries
             WHERE user_id = ? AND summary <> '' AND embedding_model IS DISTINCT FROM ?
             ORDER BY session_id LIMIT ?
            """;

    private static final String STORE_VECTOR = """
            UPDATE conversation_summaries SET embedding = ?, embedding_model = ? WHERE user_id = ? AND session_id = ? AND summary = ?
            """;

    private final Database database;
    private final Users users;
    private final Clock clock;
    private final String said;
    private final String lockSession;

    SummaryTable(Database database, Users users, Permission permission, ConversationsConfig config, Clock clock) {
        this.database = database;
        this.users = users;
        this.clock = clock;
        int bytes = positive("orcha.conversations.max-bytes", config.maxBytes());
        this.said = SAID.formatted(LONGEST_MESSAGE, bytes / 3, bytes - bytes / 3);
        this.lockSession = LOCK_SESSION.formatted(permission.toLearn("?"));
    }

    /** Reads a session that is to be summarised; empty when it is gone, or has no messages. */
    Optional<Conversation> read(UserId user, UUID session) {
        long erasures = users.erasures(user);
        var statements = database.forUser(user.value());
        return state(statements, user, session)
                .filter(state -> state.last() != null)
                .map(state -> {
                    var last = Objects.requireNonNull(state.last());
                    return new Conversation(
                            erasures,
                            session,
                            state.through(),
                            last,
                            state.messageCount(),
                            said(statements, user, session, last));
                });
    }

    /**
     * Stores a summary, when all that it was made from is still as it was read, and may still be learned from.
     *
     * @param summary empty when there is nothing to say
     * @param model what made it
     * @param vector null when there is none
     * @param vectorModel what made the vector, also when it refused to; null when there is none to be had now
     * @return whether it was stored
     */
    boolean store(
            UserId user,
            Conversation from,
            String summary,
            String model,
            @Nullable Quantised vector,
            @Nullable String vectorModel) {
        return database.forUser(user.value()).transaction(statements -> {
            if (!isStill(statements, user, from)) {
                return false;
            }
            var now = clock.instant();
            statements.update(
                    STORE,
                    user.value(),
                    from.session(),
                    summary,
                    from.through(),
                    from.messageCount(),
                    model,
                    now,
                    now,
                    vector == null ? null : vector.values(),
                    vectorModel);
            return true;
        });
    }

    private boolean isStill(Statements statements, UserId user, Conversation from) {
        var erasures = statements.queryOne(row -> row.getLong(1), LOCK_USER, user.value());
        var id = user.value();
        return erasures.equals(Optional.of(from.erasures()))
                && statements
                        .queryOne(row -> row.getInt(1), lockSession, id, from.session(), id)
                        .isPresent()
                && state(statements, user, from.session())
                        .filter(state -> Objects.equals(state.through(), from.before()))
                        .isPresent()
                && said(statements, user, from.session(), from.through()).equals(from.said());
    }

    /** Summaries without a vector of a model. */
    List<Unread> unread(UserId user, String model, int limit) {
        return database.forUser(user.value())
                .query(
                        row -> new Unread(row.getObject(1, UUID.class), row.getString(2)),
                        UNREAD,
                        user.value(),
                        model,
                        limit);
    }

    /** Stores the vector of a summary that is still the same. */
    void storeVector(UserId user, Unread summary, @Nullable Quantised vector, String model) {
        database.forUser(user.value())
                .update(
                        STORE_VECTOR,
                        vector == null ? null : vector.values(),
                        model,
                        user.value(),
                        summary.session(),
                        summary.text());
    }

    /** Deletes the summary of a session; the result is whether there was one. */
    static boolean delete(Statements inTransaction, UserId user, UUID session) {
        return inTransaction.update(
                        "DELETE FROM conversation_summaries WHERE user_id = ? AND session_id = ?",
                        user.value(),
                        session)
                > 0;
    }

    /** Deletes all summaries of a user. */
    static void deleteAll(Statements inTransaction, UserId user) {
        inTransaction.update("DELETE FROM conversation_summaries WHERE user_id = ?", user.value());
    }

    private List<Statement> said(Statements statements, UserId user, UUID session, UUID through) {
        return statements.query(SummaryTable::statement, said, user.value(), session, through);
    }

    private static Optional<State> state(Statements statements, UserId user, UUID session) {
        return statements.queryOne(
                row -> new State(row.getObject(1, UUID.class), row.getInt(2), row.getObject(3, UUID.class)),
                STATE,
                user.value(),
                session);
    }

    private static Statement statement(ResultSet row) throws SQLException {
        return new Statement(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3));
    }

    /** A summary that has no vector yet. */
    record Unread(UUID session, String text) {}

    private record State(
            @Nullable UUID through,
            int messageCount,
            @Nullable UUID last) {}
}

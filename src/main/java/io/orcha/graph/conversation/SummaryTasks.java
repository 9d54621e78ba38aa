package io.orcha.graph.conversation;

import static io.orcha.platform.Settings.positive;

import io.orcha.model.embedding.Embedder;
import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.platform.jobs.JobSql;
import io.orcha.recall.index.FirstIndexing;
import io.orcha.recall.vector.EmbeddedTexts;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.orcha.user.privacy.Withdrawal;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which sessions wait for a summary, and when it is time. Nothing is noted of them but what they are: a session waits as long as the
 * user said something in it, that may be learned from, after what its summary knows of.
 */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
public class SummaryTasks implements FirstIndexing, Withdrawal, EmbeddedTexts {

    /** The name of the job that summarises a user's sessions; its instance is the user's id. */
    static final String JOB = "conversation-summary";

    private static final Duration LOOKS_AGAIN_AFTER = Duration.ofMinutes(5);

    /** Of {@code chat_sessions s} and their summaries {@code c}, those that wait, however lately something was said. */
    private static final String WAITING = """
             FROM chat_sessions s
             LEFT JOIN conversation_summaries c ON c.user_id = s.user_id AND c.session_id = s.id
            WHERE s.user_id = ? AND s.message_count >= %d
              AND EXISTS (SELECT FROM chat_messages m
                           WHERE m.user_id = s.user_id AND m.session_id = s.id AND m.role = 'user' AND m.to_learn IS NOT NULL
                             AND m.id > COALESCE(c.through, '00000000-0000-0000-0000-000000000000'))
              AND %s
            """;

    private static final String OLDEST =
            "SELECT s.id %s AND s.last_activity_at <= ? ORDER BY s.last_activity_at, s.id LIMIT ?";

    private static final String FIRST_ACTIVITY = "SELECT min(s.last_activity_at) %s HAVING count(*) > 0";

    /** What has a summary, and no vector of the model yet. */
    private static final String UNREAD = """
            EXISTS (SELECT FROM conversation_summaries t
                     WHERE t.user_id = %s AND t.summary <> '' AND t.embedding_model IS DISTINCT FROM ?)
            """;

    private static final String HAS_UNREAD = "SELECT 1 WHERE " + UNREAD.formatted("?");

    /** A job that waits for an earlier session is not put off by a later one. */
    private static final String SCHEDULE = JobSql.schedule("""
            SELECT '%1$s' AS name, given.instance,
                   LEAST(given.due, (SELECT execution_time FROM scheduled_tasks
                                      WHERE task_name = '%1$s' AND task_instance = given.instance)) AS due
              FROM (SELECT ?::text AS instance, ?::timestamptz AS due) AS given
            """.formatted(JOB));

    private static final String SCHEDULE_ALL = JobSql.scheduleBehind(
            "SELECT '%s' AS name, user_id AS instance, ?::timestamptz AS due FROM users WHERE user_id = ANY (?)"
                    .formatted(JOB));

    private static final String FIRST_ACTIVITY_OF = """
            SELECT min(s.last_activity_at)
              FROM unnest(?::uuid[]) AS said (id)
              JOIN chat_messages m ON m.user_id = ? AND m.id = said.id
              JOIN chat_sessions s ON s.user_id = m.user_id AND s.id = m.session_id
            HAVING count(*) > 0
            """;

    /** An empty summary says that there is nothing to be made of what was said up to here. */
    private static final String GIVE_UP = """
            INSERT INTO conversation_summaries AS known
                   (user_id, session_id, summary, through, message_count, model, created_at, updated_at)
            SELECT s.user_id, s.id, '', said.id, s.message_count, '', ?, ?
              FROM chat_sessions s
              JOIN LATERAL (SELECT m.id FROM chat_messages m
                             WHERE m.user_id = s.user_id AND m.session_id = s.id AND m.role = 'user' AND m.to_learn IS NOT NULL
                             ORDER BY m.id DESC LIMIT 1) AS said ON true
             WHERE s.user_id = ?
                ON CONFLICT (user_id, session_id) DO UPDATE SET through = EXCLUDED.through
             WHERE known.through < EXCLUDED.through
            """;

    private final Database database;
    private final Embedder embedder;
    private final Clock clock;
    private final Duration idle;
    private final String oldest;
    private final String firstActivity;

    SummaryTasks(Database database, Permission permission, Embedder embedder, ConversationsConfig config, Clock clock) {
        this.database = database;
        this.embedder = embedder;
        this.clock = clock;
        this.idle = positive("orcha.conversations.idle", config.idle());
        int least = positive("orcha.conversations.min-messages", config.minMessages());
        var waiting = WAITING.formatted(least, permission.toLearn("?"));
        this.oldest = OLDEST.formatted(waiting);
        this.firstActivity = FIRST_ACTIVITY.formatted(waiting);
    }

    /**
     * A statement that has it looked, now, for sessions of users that have no summary, and summaries that have no vector.
     *
     * @param users a table with their {@code user_id}
     */
    public static String scheduleFor(String users) {
        return JobSql.schedule("SELECT '%s' AS name, user_id AS instance, now() AS due FROM %s".formatted(JOB, users));
    }

    /** The sessions that it is time for, the one that has been at rest for longest first. */
    List<UUID> oldest(UserId user, int limit) {
        return database.forUser(user.value())
                .query(
                        row -> row.getObject(1, UUID.class),
                        oldest,
                        user.value(),
                        user.value(),
                        clock.instant().minus(idle),
                        limit);
    }

    /** When there is something to do; empty when nothing waits. */
    Optional<Instant> nextDue(Statements inTransaction, UserId user) {
        var now = clock.instant();
        var statements = inTransaction.forUser(user.value());
        var summary = statements
                .queryOne(
                        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        firstActivity,
                        user.value(),
                        user.value())
                .map(last -> last.plus(idle));
        var vector = statements
                .queryOne(row -> row.getInt(1), HAS_UNREAD, user.value(), embedder.model())
                .map(_ -> embedder.problem().isPresent() ? now.plus(LOOKS_AGAIN_AFTER) : now);
        return Stream.of(summary, vector)
                .flatMap(Optional::stream)
                .map(due -> due.isBefore(now) ? now : due)
                .min(Instant::compareTo);
    }

    /** Each message that may be learned from comes by here once, whichever way it was stored. */
    @Override
    public void indexed(Statements inTransaction, UserId user, List<UUID> messages) {
        var ids = messages.stream().map(UUID::toString).toArray(String[]::new);
        inTransaction
                .forUser(user.value())
                .queryOne(
                        row -> row.getObject(1, OffsetDateTime.class).toInstant(), FIRST_ACTIVITY_OF, ids, user.value())
                .ifPresent(last -> schedule(inTransaction, user, last.plus(idle)));
    }

    /** Has it looked for what waits. */
    void scheduleNow(Statements inTransaction, UserId user) {
        schedule(inTransaction, user, clock.instant());
    }

    private static void schedule(Statements inTransaction, UserId user, Instant due) {
        inTransaction.forUser(user.value()).update(SCHEDULE, user.value(), due);
    }

    /** A summary under way finds that another one took its place. */
    @Override
    public void withdrawn(Statements inTransaction, UserId user) {
        var now = clock.instant();
        inTransaction.forUser(user.value()).update(GIVE_UP, now, now, user.value());
    }

    @Override
    public String unread() {
        return UNREAD.formatted("u.user_id");
    }

    @Override
    public void embedAgain(Statements inTransaction, String[] users) {
        inTransaction.update(SCHEDULE_ALL, clock.instant(), users);
    }
}

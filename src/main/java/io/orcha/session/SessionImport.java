package io.orcha.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orcha.limits.StorageQuota;
import io.orcha.limits.Usage;
import io.orcha.platform.Database;
import io.orcha.platform.Ids;
import io.orcha.platform.Statements;
import io.orcha.session.ChatMessage.Role;
import io.orcha.user.ErasedMeanwhileException;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores conversations that come from elsewhere, all in one transaction, with the job that learns from them. */
@ApplicationScoped
public class SessionImport {

    private static final String ENSURE_USER =
            "INSERT INTO users (user_id, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING";

    private static final String LOCK_USER = "SELECT erasures FROM users WHERE user_id = ? FOR NO KEY UPDATE";

    private static final String PRESENT = "SELECT 1 FROM chat_sessions WHERE user_id = ? LIMIT 1";

    private static final String SESSION = """
            INSERT INTO chat_sessions (user_id, id, title, device_id, message_count, created_at, last_activity_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String MESSAGES = """
            WITH message AS (
              INSERT INTO chat_messages (user_id, id, session_id, role, content, speaker, to_learn, created_at)
              SELECT ?, line.id, ?, line.role, line.content, line.speaker,
                     CASE WHEN line.role = 'user' THEN NULLIF(%s, false) ELSE false END, line.created_at::timestamptz
                FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[]) AS line (id, role, content, speaker, created_at)
              RETURNING user_id, id, role, to_learn
            )
            %s
            """;

    /** What was imported is stored by now, and is counted among what waits. */
    private static final String SCHEDULE = """
            WITH message AS (
              SELECT user_id, 0 AS messages, 0 AS bytes, %s AS to_learn, ?::timestamptz AS created_at
                FROM users
               WHERE user_id = ?
            ), %s
            SELECT messages FROM waiting
            """;

    private static final String RECALL = RecallTasks.scheduleFor("(SELECT ?::text AS user_id) AS imported");

    private final Database database;
    private final StorageQuota quota;
    private final Ids ids;
    private final Clock clock;
    private final String messages;
    private final String schedule;

    SessionImport(
            Database database, Permission permission, StorageQuota quota, Learning learning, Ids ids, Clock clock) {
        this.quota = quota;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.messages = MESSAGES.formatted(
                permission.toLearn("?"),
                RecallTasks.note("message WHERE role = 'assistant' OR (role = 'user' AND to_learn IS NOT NULL)"));
        this.schedule = SCHEDULE.formatted(permission.toLearn("?"), learning.schedule());
    }

    /**
     * Stores conversations.
     *
     * @param erasures how often the user had been erased before the conversations were read
     * @throws ErasedMeanwhileException when the user was erased since
     */
    List<ImportedSession> store(UserId user, long erasures, List<Conversation> conversations) {
        return quota.storing(user, usage(conversations), () -> storeAll(user, erasures, conversations, false));
    }

    /**
     * Stores the first conversations of a user, who has none yet.
     *
     * @param erasures how often the user had been erased before
     * @throws SessionsPresentException when the user has conversations already
     * @throws ErasedMeanwhileException when the user was erased since
     */
    public List<ImportedSession> storeFirst(UserId user, long erasures, List<Conversation> conversations) {
        return quota.storing(user, usage(conversations), () -> storeAll(user, erasures, conversations, true));
    }

    private static Usage usage(List<Conversation> conversations) {
        return conversations.stream().map(SessionImport::usage).reduce(Usage.NONE, Usage::plus);
    }

    private static Usage usage(Conversation conversation) {
        var lines = conversation.lines();
        long bytes = lines.stream()
                .mapToLong(line -> line.content().getBytes(UTF_8).length)
                .sum();
        return new Usage(1, lines.size(), bytes);
    }

    private List<ImportedSession> storeAll(
            UserId user, long erasures, List<Conversation> conversations, boolean first) {
        var now = clock.instant();
        return database.forUser(user.value()).transaction(statements -> {
            statements.update(ENSURE_USER, user.value(), now);
            if (statements.query(row -> row.getLong(1), LOCK_USER, user.value()).getFirst() != erasures) {
                throw new ErasedMeanwhileException();
            }
            if (first
                    && !statements
                            .query(row -> row.getInt(1), PRESENT, user.value())
                            .isEmpty()) {
                throw new SessionsPresentException();
            }
            var stored = conversations.stream()
                    .map(conversation -> store(statements, user, conversation, now))
                    .toList();
            if (conversations.stream().anyMatch(SessionImport::saysSomething)) {
                statements.query(row -> row.getInt(1), schedule, user.value(), now, user.value(), user.value());
            }
            statements.update(RECALL, user.value());
            return stored;
        });
    }

    /** A message without a time was said when the one before it was. */
    private static List<Instant> times(Conversation conversation, Instant now) {
        var times = new ArrayList<Instant>();
        var last = conversation.lines().stream()
                .flatMap(line -> Stream.ofNullable(line.createdAt()))
                .findFirst()
                .orElse(now);
        for (var line : conversation.lines()) {
            last = line.createdAt() == null ? last : line.createdAt();
            times.add(last);
        }
        return times;
    }

    private static boolean saysSomething(Conversation conversation) {
        return conversation.lines().stream().anyMatch(line -> line.role() == Role.USER);
    }

    private ImportedSession store(Statements statements, UserId user, Conversation conversation, Instant now) {
        var sessionId = ids.next();
        var lines = conversation.lines();
        var times = times(conversation, now);
        statements.update(
                SESSION,
                user.value(),
                sessionId,
                SessionTitle.of(lines.getFirst().content()),
                conversation.deviceId(),
                lines.size(),
                Collections.min(times),
                Collections.max(times));
        statements.update(
                messages,
                user.value(),
                sessionId,
                user.value(),
                lines.stream().map(line -> ids.next().toString()).toArray(String[]::new),
                lines.stream()
                        .map(line -> line.role().name().toLowerCase(Locale.ROOT))
                        .toArray(String[]::new),
                lines.stream().map(Conversation.Line::content).toArray(String[]::new),
                lines.stream().map(Conversation.Line::name).toArray(String[]::new),
                times.stream().map(Instant::toString).toArray(String[]::new));
        return new ImportedSession(sessionId, lines.size(), conversation.file());
    }

    /**
     * A session that an import made.
     *
     * @param messages how many messages it holds
     * @param file the file in the zip that it came from; null for a plain JSON body
     */
    public record ImportedSession(
            UUID sessionId, int messages, @Nullable String file) {}
}

package io.orcha.portability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.graph.GraphImport;
import io.orcha.graph.conversation.SummaryTasks;
import io.orcha.limits.StorageQuota;
import io.orcha.memory.version.VersionChain;
import io.orcha.platform.Database;
import io.orcha.platform.Ids;
import io.orcha.platform.Statements;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.recall.memory.MemoryImport;
import io.orcha.session.Learning;
import io.orcha.session.RecallTasks;
import io.orcha.user.ErasedMeanwhileException;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.orcha.user.audit.Action;
import io.orcha.user.audit.AuditTrail;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores a bundle, with its ids, for a user of whom there is nothing yet: all of it in one transaction, or nothing. */
@ApplicationScoped
class UserImport {

    private static final int CHUNK = 500;

    /** The row may be there already, without anything in it, when the request came with an idempotency key. */
    private static final String USER = """
            INSERT INTO users AS u (user_id, created_at, time_zone, language, learning_paused, follow_mood)
            VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id) DO UPDATE
               SET created_at = EXCLUDED.created_at, time_zone = EXCLUDED.time_zone, language = EXCLUDED.language,
                   learning_paused = EXCLUDED.learning_paused, follow_mood = EXCLUDED.follow_mood
             WHERE u.time_zone = 'UTC' AND u.language IS NULL AND NOT u.learning_paused AND u.follow_mood
            """;

    private static final String ANYTHING = """
            SELECT 1
             WHERE EXISTS (SELECT FROM user_memories WHERE user_id = ?)
                OR EXISTS (SELECT FROM user_memory_versions WHERE user_id = ?)
                OR EXISTS (SELECT FROM memory_sentence_sources WHERE user_id = ?)
                OR EXISTS (SELECT FROM memory_marks WHERE user_id = ?)
                OR EXISTS (SELECT FROM memory_reviews WHERE user_id = ?)
                OR EXISTS (SELECT FROM chat_sessions WHERE user_id = ?)
                OR EXISTS (SELECT FROM long_term_memories WHERE user_id = ?)
                OR EXISTS (SELECT FROM memory_entities WHERE user_id = ?)
                OR EXISTS (SELECT FROM memory_relations WHERE user_id = ?)
            """;

    /** What the chain says of the newest version; the seal is filled in when the chain is checked. */
    private static final String MEMORY = """
            INSERT INTO user_memories
                   (user_id, content, version, created_at, updated_at, seal, previous_hash, hash, pruned_version, pruned_hash)
            SELECT ?, ?, ?, ?, ?, '', newest.previous_hash, newest.hash, oldest.version - 1, oldest.previous_hash
              FROM (SELECT * FROM user_memory_versions WHERE user_id = ? ORDER BY version DESC LIMIT 1) AS newest
             CROSS JOIN (SELECT * FROM user_memory_versions WHERE user_id = ? ORDER BY version LIMIT 1) AS oldest
                ON CONFLICT DO NOTHING
            """;

    /** The row is locked by now, so that an erasure comes before or after, and not in between. */
    private static final String IS_OF_THIS_LIFE = """
            SELECT erasures = ? AND (erased_at IS NULL OR erased_at <= ?) FROM users WHERE user_id = ?
            """;

    /** Beside those that are there, because a consent may have to be recorded before anything can be imported. */
    private static final String CONSENTS = """
            INSERT INTO user_consents (user_id, id, granted, text_version, recorded_at)
            SELECT given.user_id, r.id, r.granted, r.text_version, r.recorded_at
              FROM (SELECT ?::text AS user_id) AS given
             CROSS JOIN json_to_recordset(?::json) AS r (
                   id uuid, granted boolean, text_version text, recorded_at timestamptz)
             WHERE NOT EXISTS (SELECT FROM user_consents AS known
                                WHERE known.user_id = given.user_id AND known.granted = r.granted
                                  AND known.text_version = r.text_version AND known.recorded_at = r.recorded_at)
            """;

    private static final String LATEST_CONSENT = """
            UPDATE users
               SET consent = (SELECT granted FROM user_consents WHERE user_id = ? ORDER BY recorded_at DESC, id DESC LIMIT 1)
             WHERE user_id = ?
            """;

    private static final String IMPORTED = "(SELECT ?::text AS user_id) AS imported";

    private static final String COUNT_MESSAGES = """
            UPDATE chat_sessions AS s
               SET message_count = (SELECT count(*) FROM chat_messages AS m
                                     WHERE m.user_id = s.user_id AND m.session_id = s.id)
             WHERE user_id = ?
            """;

    private final Database database;
    private final VersionChain chain;
    private final MemoryImport memories;
    private final GraphImport graph;
    private final Permission permission;
    private final StorageQuota quota;
    private final AuditTrail audit;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    UserImport(
            Database database,
            VersionChain chain,
            MemoryImport memories,
            GraphImport graph,
            Permission permission,
            StorageQuota quota,
            AuditTrail audit,
            ObjectMapper json,
            Ids ids,
            Clock clock) {
        this.quota = quota;
        this.database = database;
        this.chain = chain;
        this.memories = memories;
        this.graph = graph;
        this.permission = permission;
        this.audit = audit;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Stores a bundle.
     *
     * @param bundle one that {@link BundleReader} has accepted
     * @param user whose it is to be; the chain is sealed anew when that is another one than the bundle's
     * @param begun what was known of the user before the bundle was read
     * @throws ErasedMeanwhileException when the user was erased since
     * @throws io.orcha.platform.problem.ProblemException when a consent is required and the newest one, of those in the bundle and
     *     those that were there, grants nothing
     * @throws UserPresentException when there is anything of this user already
     * @throws InvalidFieldsException when the versions are not an intact chain that ends with the memory
     * @throws io.orcha.platform.problem.ProblemException when it is more than the user may store
     */
    void store(UserId user, UserBundle bundle, Begun begun) {
        quota.storing(user, bundle.usage(), () -> storeAll(user, bundle, begun));
    }

    private int storeAll(UserId user, UserBundle bundle, Begun begun) {
        return database.forUser(user.value()).transaction(statements -> {
            createUser(statements, user, bundle.settings(), begun);
            storeConsents(statements, user, bundle.consents());
            insert(statements, BundleTables.VERSIONS, user, bundle.versions());
            if (bundle.memory() != null) {
                storeMemory(statements, user, bundle.memory());
                sealFor(statements, user, Objects.requireNonNull(bundle.userId()));
            }
            insert(statements, BundleTables.SOURCES, user, bundle.sources());
            insert(statements, BundleTables.MARKS, user, bundle.marks());
            insert(statements, BundleTables.REVIEWS, user, bundle.reviews());
            insert(statements, BundleTables.SESSIONS, user, bundle.sessions());
            insert(statements, BundleTables.MESSAGES, user, bundle.messages());
            statements.update(COUNT_MESSAGES, user.value());
            statements.update(RecallTasks.noteAll(IMPORTED), user.value());
            insert(statements, BundleTables.TO_REMEMBER, user, toRemember(bundle));
            statements.update(RecallTasks.scheduleFor(IMPORTED), user.value());
            memories.store(statements, user, bundle.longTermMemories());
            if (bundle.entities() == null) {
                memories.readFacts(statements, user, bundle.longTermMemories());
            }
            graph.store(statements, user, bundle.graphEntities(), bundle.graphRelations());
            insert(
                    statements,
                    BundleTables.SUMMARIES,
                    user,
                    Objects.requireNonNullElse(bundle.conversationSummaries(), List.of()));
            statements.update(SummaryTasks.scheduleFor(IMPORTED), user.value());
            audit.record(
                    statements,
                    user,
                    Action.USER_IMPORTED,
                    Map.of("messages", Objects.requireNonNull(bundle.messages()).size()));
            return statements.update(Learning.scheduleFor(IMPORTED), user.value());
        });
    }

    /**
     * What was known when the import began.
     *
     * @param at the time before the bundle was read
     * @param erasures how often the user had been erased
     */
    record Begun(Instant at, long erasures) {}

    private void createUser(Statements statements, UserId user, UserBundle.@Nullable Settings settings, Begun begun) {
        Instant createdAt = settings == null ? clock.instant() : Objects.requireNonNull(settings.createdAt());
        int created = statements.update(
                USER,
                user.value(),
                createdAt,
                settings == null ? "UTC" : settings.timeZone(),
                settings == null ? null : settings.language(),
                settings != null && Boolean.TRUE.equals(settings.learningPaused()),
                settings == null || !Boolean.FALSE.equals(settings.followMood()));
        var id = user.value();
        if (!statements
                .queryOne(row -> row.getBoolean(1), IS_OF_THIS_LIFE, begun.erasures, begun.at, id)
                .orElse(false)) {
            throw new ErasedMeanwhileException();
        }
        if (created == 0
                || statements
                        .queryOne(row -> row.getInt(1), ANYTHING, id, id, id, id, id, id, id, id, id)
                        .isPresent()) {
            throw new UserPresentException();
        }
    }

    /** In a file that does not tell, all of them: what has memories is not learned from again in any case. */
    private static List<UserBundle.Message> toRemember(UserBundle bundle) {
        return Objects.requireNonNull(bundle.messages()).stream()
                .map(Objects::requireNonNull)
                .filter(message -> !Boolean.FALSE.equals(message.toRemember()))
                .toList();
    }

    /** In their order, by ids that grow; then it is known whether anything of a memory may be stored. */
    private void storeConsents(
            Statements statements, UserId user, @Nullable List<UserBundle.@Nullable Consent> consents) {
        if (consents != null && !consents.isEmpty()) {
            var numbered = consents.stream()
                    .map(Objects::requireNonNull)
                    .map(consent -> new NumberedConsent(
                            ids.next(), consent.granted(), consent.textVersion(), consent.recordedAt()))
                    .toList();
            insert(statements, CONSENTS, user, numbered);
            statements.update(LATEST_CONSENT, user.value(), user.value());
        }
        permission.requireToSave(statements, user);
    }

    @RegisterForReflection
    record NumberedConsent(
            UUID id,
            @Nullable Boolean granted,
            @Nullable String textVersion,
            @Nullable Instant recordedAt) {}

    private static void storeMemory(Statements statements, UserId user, UserBundle.MemoryHead memory) {
        int stored = statements.update(
                MEMORY,
                user.value(),
                memory.content(),
                memory.version(),
                memory.createdAt(),
                memory.updatedAt(),
                user.value(),
                user.value());
        if (stored == 0) {
            throw new UserPresentException();
        }
    }

    private void sealFor(Statements statements, UserId user, UserId origin) {
        if (!chain.sealHead(statements, user, origin)) {
            throw InvalidFieldsException.of("/versions", "are not an intact hash chain that ends with the memory");
        }
        if (!user.equals(origin)) {
            chain.sealAnew(statements, user);
        }
    }

    /** The values were checked, so that what the database reads of them is what they are. */
    private void insert(Statements statements, String sql, UserId user, @Nullable List<?> rows) {
        var all = Objects.requireNonNull(rows);
        for (int from = 0; from < all.size(); from += CHUNK) {
            try {
                var chunk = json.writeValueAsString(all.subList(from, Math.min(all.size(), from + CHUNK)));
                statements.update(sql, user.value(), chunk);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("what was read from JSON can be written as JSON", e);
            }
        }
    }
}

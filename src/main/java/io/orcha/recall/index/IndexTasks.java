package io.orcha.recall.index;

import io.orcha.model.embedding.Embedder;
import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.recall.index.Findable.Before;
import io.orcha.recall.index.Findable.Spoken;
import io.orcha.recall.index.Indexed.Row;
import io.orcha.recall.vector.VectorStores;
import io.orcha.session.Messages;
import io.orcha.session.RecallTasks;
import io.orcha.user.UserId;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has to be made findable, and the transaction that makes it so. */
@ApplicationScoped
class IndexTasks {

    /** Of {@code chat_messages m}, what was said before it in its session. */
    static final String BEFORE = """
            SELECT b.role, b.speaker, b.content
              FROM chat_messages b
             WHERE b.user_id = m.user_id AND b.session_id = m.session_id AND b.id < m.id
             ORDER BY b.id DESC
             LIMIT 1
            """;

    /**
     * What is gone, or must not be recalled any more, comes without a text. The passages are asked for by the user's id itself: by that of
     * the task PostgreSQL may read those of all users, to look the messages up in what it read.
     */
    private static final String NEXT = """
            SELECT t.source_id, COALESCE(m.content, l.text), md5(COALESCE(m.content, l.text) || COALESCE(before.content, '')),
                   m.session_id, m.role, m.speaker, m.created_at, before.role, before.speaker, before.content,
                   l.embedding_model IS NOT DISTINCT FROM ?::text
                     OR EXISTS (SELECT FROM message_passages p
                                 WHERE p.user_id = ? AND p.message_id = m.id AND p.embedding_model = ?::text),
                   t.has_words
              FROM (SELECT user_id, source_id, has_words FROM recall_tasks
                     WHERE user_id = ? AND task = 'index' AND (?::boolean OR NOT has_words)
                     ORDER BY has_words, source_id LIMIT ?) AS t
              LEFT JOIN chat_messages m ON m.user_id = t.user_id AND m.id = t.source_id AND m.content <> '%s' AND %s
              LEFT JOIN LATERAL (%s) AS before ON true
              LEFT JOIN long_term_memories l ON l.user_id = t.user_id AND l.id = t.source_id
             ORDER BY t.has_words, t.source_id
            """.formatted(Messages.FORGOTTEN, RecallTasks.RECALLABLE, BEFORE);

    private static final String LANGUAGE = "SELECT language FROM users WHERE user_id = ? AND language IS NOT NULL";

    private static final String ANY = "SELECT 1 FROM recall_tasks WHERE user_id = ? AND task = 'index' LIMIT 1";

    private static final String CLEAR =
            "DELETE FROM message_passages WHERE user_id = ? AND message_id = ANY (?::uuid[])";

    /** Of messages whose text is still the same; who changes it waits for the index's row, or has been waited for. */
    private static final String STORE_PASSAGES = """
            INSERT INTO message_passages
                   (user_id, message_id, passage, session_id, role, speaker, said_at, terms, embedding, weight, embedding_model,
                    revision)
            SELECT m.user_id, m.id, given.passage, m.session_id, m.role, m.speaker, m.created_at,
                   decode(given.terms, 'base64'), decode(given.embedding, 'base64'), given.weight,
                   CASE WHEN given.embedding IS NOT NULL THEN ?::text END, ?::bigint
              FROM unnest(?::uuid[], ?::text[], ?::smallint[], ?::text[], ?::text[], ?::real[])
                   AS given (id, digest, passage, terms, embedding, weight)
              JOIN chat_messages m ON m.user_id = ? AND m.id = given.id AND %s
              LEFT JOIN LATERAL (%s) AS before ON true
             WHERE md5(m.content || COALESCE(before.content, '')) = given.digest
            RETURNING message_id
            """.formatted(RecallTasks.RECALLABLE, BEFORE);

    private static final String STORE_MEMORIES = """
            UPDATE long_term_memories l
               SET terms = decode(given.terms, 'base64'), embedding = decode(given.embedding, 'base64'),
                   embedding_model = CASE WHEN given.embedding IS NOT NULL THEN ?::text END, revision = ?::bigint
              FROM unnest(?::uuid[], ?::text[], ?::smallint[], ?::text[], ?::text[], ?::real[])
                   AS given (id, digest, passage, terms, embedding, weight)
             WHERE l.user_id = ? AND l.id = given.id AND md5(l.text) = given.digest
            RETURNING l.id
            """;

    /** Also when the task stays, because there are no vectors yet, a message is learned from once. */
    private static final String LEARN = """
            UPDATE recall_tasks SET learn = false
             WHERE user_id = ? AND task = 'index' AND learn AND source_id = ANY (?::uuid[])
            RETURNING source_id
            """;

    private static final String HAS_WORDS = """
            UPDATE recall_tasks SET has_words = true WHERE user_id = ? AND task = 'index' AND source_id = ANY (?::uuid[])
            """;

    private static final String DONE =
            "DELETE FROM recall_tasks WHERE user_id = ? AND task = 'index' AND source_id = ANY (?::uuid[])";

    private final Database database;
    private final IndexChanges changes;
    private final VectorStores stores;
    private final Embedder embedder;
    private final List<FirstIndexing> observers;

    IndexTasks(
            Database database,
            IndexChanges changes,
            VectorStores stores,
            Embedder embedder,
            @All List<FirstIndexing> observers) {
        this.stores = stores;
        this.embedder = embedder;
        this.database = database;
        this.changes = changes;
        this.observers = observers;
    }

    /**
     * The next ones: what has no words yet comes first, and then the oldest.
     *
     * @param alsoForVectors whether those are wanted as well that have their words, and no vectors
     * @param limit at most so many
     * @param gone is given the ids of those that are gone
     */
    List<Findable> next(UserId user, boolean alsoForVectors, int limit, List<UUID> gone) {
        var found = new ArrayList<Findable>();
        database.forUser(user.value())
                .query(
                        row -> row.getString(2) == null
                                ? gone.add(row.getObject(1, UUID.class))
                                : found.add(findable(row)),
                        NEXT,
                        embedder.model(),
                        user.value(),
                        embedder.model(),
                        user.value(),
                        alsoForVectors,
                        limit);
        return found;
    }

    /** In what language the user's texts are read: the one that the user has set, or English. */
    String language(UserId user) {
        return language(database.forUser(user.value()), user);
    }

    private static String language(Statements statements, UserId user) {
        return statements
                .queryOne(row -> row.getString(1), LANGUAGE, user.value())
                .orElse(UserIndexes.DEFAULT_LANGUAGE);
    }

    /** Whether there is anything to do. */
    boolean hasAny(Statements statements, UserId user) {
        return statements
                .forUser(user.value())
                .queryOne(row -> row.getInt(1), ANY, user.value())
                .isPresent();
    }

    /** Notes that there is nothing to be done with them. */
    void drop(UserId user, List<UUID> gone) {
        done(database.forUser(user.value()), user, gone);
    }

    private static void done(Statements statements, UserId user, Collection<UUID> sources) {
        if (!sources.isEmpty()) {
            statements.update(DONE, user.value(), texts(sources));
        }
    }

    /**
     * Stores what messages and memories are found by. Those that changed meanwhile are left for the next time, as is everything
     * when the user has set another language.
     *
     * @param language in which the texts were read
     * @param model the name of the model that made the vectors; null when it could make none, and then the tasks stay for them
     */
    void store(UserId user, String language, List<Indexed> indexed, @Nullable String model) {
        database.forUser(user.value()).transaction(statements -> {
            long revision = changes.next(statements, user);
            if (!language(statements, user).equals(language)) {
                return 0;
            }
            var reread =
                    indexed.stream().filter(it -> it.findable().hasVectors()).toList();
            done(statements, user, WordUpdate.store(statements, user, reread, revision));
            var rest =
                    indexed.stream().filter(it -> !it.findable().hasVectors()).toList();
            var messages = rest.stream().filter(Indexed::isMessage).toList();
            var memories = rest.stream().filter(it -> !it.isMessage()).toList();
            if (!messages.isEmpty()) {
                statements.update(CLEAR, user.value(), texts(ids(messages)));
            }
            var stored = new HashSet<>(store(statements, STORE_PASSAGES, user, messages, model, revision));
            var ofUser = messages.stream()
                    .filter(it -> it.isOfUser() && stored.contains(it.id()))
                    .map(Indexed::id)
                    .toList();
            learn(statements, user, ofUser);
            stored.addAll(store(statements, STORE_MEMORIES, user, memories, model, revision));
            if (model == null && !stored.isEmpty()) {
                statements.update(HAS_WORDS, user.value(), texts(stored));
            }
            if (model != null && !rest.isEmpty()) {
                stores.changed(statements, user);
                done(statements, user, stored);
            }
            return stored.size();
        });
    }

    private void learn(Statements statements, UserId user, List<UUID> messages) {
        var fresh = messages.isEmpty()
                ? List.<UUID>of()
                : statements.query(row -> row.getObject(1, UUID.class), LEARN, user.value(), texts(messages));
        if (!fresh.isEmpty()) {
            observers.forEach(observer -> observer.indexed(statements, user, fresh));
        }
    }

    private static List<UUID> store(
            Statements statements,
            String sql,
            UserId user,
            List<Indexed> indexed,
            @Nullable String model,
            long revision) {
        var rows = indexed.stream().flatMap(it -> it.rows().stream()).toList();
        if (rows.isEmpty()) {
            return List.of();
        }
        return statements.query(
                row -> row.getObject(1, UUID.class),
                sql,
                model,
                revision,
                rows.stream().map(row -> row.findable().id().toString()).toArray(String[]::new),
                rows.stream().map(row -> row.findable().digest()).toArray(String[]::new),
                rows.stream().map(row -> Integer.toString(row.number())).toArray(String[]::new),
                rows.stream().map(row -> base64(row.terms())).toArray(String[]::new),
                rows.stream().map(IndexTasks::values).toArray(String[]::new),
                rows.stream().map(IndexTasks::weight).toArray(String[]::new),
                user.value());
    }

    private static @Nullable String values(Row row) {
        return row.passage() == null ? null : base64(row.passage().values());
    }

    private static String weight(Row row) {
        return row.passage() == null ? "1" : Float.toString(row.passage().weight());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static List<UUID> ids(List<Indexed> indexed) {
        return indexed.stream().map(Indexed::id).toList();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static Findable findable(ResultSet row) throws SQLException {
        var session = row.getObject(4, UUID.class);
        return new Findable(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                session == null
                        ? null
                        : new Spoken(
                                session,
                                row.getString(5),
                                row.getString(6),
                                row.getObject(7, OffsetDateTime.class).toInstant(),
                                row.getString(8) == null
                                        ? null
                                        : new Before(row.getString(8), row.getString(9), row.getString(10))),
                row.getBoolean(11),
                row.getBoolean(12));
    }
}

package io.orcha.recall.index;

import io.orcha.model.embedding.Embedder;
import io.orcha.platform.Database;
import io.orcha.platform.Meanwhile;
import io.orcha.platform.Statements;
import io.orcha.recall.ranking.Passage;
import io.orcha.recall.ranking.TextAnalysis;
import io.orcha.recall.ranking.Unit;
import io.orcha.recall.ranking.UnitIndex;
import io.orcha.session.Messages;
import io.orcha.session.RecallTasks;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what users' indexes are made of. */
@ApplicationScoped
class UnitLoader {

    private static final String PASSAGES = """
            SELECT message_id, passage, session_id, role, speaker, said_at, terms,
                   CASE WHEN embedding_model = ?::text THEN embedding END, weight
              FROM message_passages
             WHERE user_id = ? AND revision > ?
            """;

    private static final String BEGINNINGS = PASSAGES + "AND passage = 0";
    private static final String OTHER_PASSAGES = PASSAGES + "AND passage <> 0";

    private static final String MEMORIES = """
            SELECT id, suppressed OR archived_at IS NOT NULL, COALESCE(valid_from, LEAST(said_at, created_at)), importance, message_ids,
                   terms, CASE WHEN embedding_model = ?::text THEN embedding END, created_at, NULLIF(scope, 'shared'), kind
              FROM long_term_memories
             WHERE user_id = ? AND revision > ? AND terms IS NOT NULL
            """;

    /** Without vectors: they are found by their words until the job has run. The last column: whether the text is another now. */
    private static final String PENDING = """
            SELECT m.id, m.session_id, m.role, m.speaker, m.created_at, m.content, NULL::real, NULL::uuid[], false,
                   NULL::timestamptz, NULL, NULL
              FROM unnest(?::uuid[]) AS wanted (id) JOIN chat_messages m ON m.id = wanted.id
             WHERE m.user_id = ? AND m.content <> '%s' AND %s
            UNION ALL
            SELECT l.id, NULL, NULL, NULL, COALESCE(l.valid_from, LEAST(l.said_at, l.created_at)), l.text, l.importance, l.message_ids,
                   l.terms IS NULL, l.created_at, NULLIF(l.scope, 'shared'), l.kind
              FROM unnest(?::uuid[]) AS wanted (id) JOIN long_term_memories l ON l.id = wanted.id
             WHERE l.user_id = ? AND NOT l.suppressed AND l.archived_at IS NULL
            """.formatted(Messages.FORGOTTEN, RecallTasks.RECALLABLE);

    private static final String COUNT = "SELECT count(*) FROM message_passages WHERE user_id = ?";

    private static final long FROM_THE_BEGINNING = -1;

    private final Database database;
    private final Embedder embedder;

    UnitLoader(Database database, Embedder embedder) {
        this.database = database;
        this.embedder = embedder;
    }

    /**
     * What changed.
     *
     * @param present what is there now, new or changed
     * @param gone the ids of what may not be recalled any more
     */
    record Changes(List<Unit> present, Set<UUID> gone) {}

    /** Everything; the vectors only if they are wanted. Memories and the two halves of the messages are read at the same time. */
    List<Unit> all(UserId user, boolean withVectors) {
        var statements = database.onPrimary(user.value());
        var model = withVectors ? embedder.model() : null;
        var memories = Meanwhile.begin(() ->
                statements.queryMany(UnitLoader::presentMemory, MEMORIES, model, user.value(), FROM_THE_BEGINNING));
        var others = Meanwhile.begin(() -> messages(statements, OTHER_PASSAGES, model, user));
        var messages = messages(statements, BEGINNINGS, model, user);
        messages.addAll(others.await());
        var units = messages.units();
        memories.await().forEach(memory -> memory.ifPresent(units::add));
        return units;
    }

    private static MessageRows messages(Statements statements, String query, @Nullable String model, UserId user) {
        var rows = new MessageRows();
        statements.queryMany(rows::add, query, model, user.value(), FROM_THE_BEGINNING);
        return rows;
    }

    /** How many vectors the user's messages have. */
    long vectors(UserId user) {
        return database.onPrimary(user.value())
                .query(row -> row.getLong(1), COUNT, user.value())
                .getFirst();
    }

    /** What came or changed with a later revision. */
    Changes changedSince(UserId user, long revision, boolean withVectors) {
        var statements = database.onPrimary(user.value());
        var model = withVectors ? embedder.model() : null;
        var messages = new MessageRows();
        statements.query(messages::add, PASSAGES, model, user.value(), revision);
        var present = messages.units();
        var gone = new HashSet<UUID>();
        statements.query(
                row -> isGone(row) ? gone.add(row.getObject(1, UUID.class)) : present.add(memory(row)),
                MEMORIES,
                model,
                user.value(),
                revision);
        return new Changes(present, gone);
    }

    /**
     * Messages and memories that were not indexed yet.
     *
     * @param known what is in an index stays as it is there, unless its text is another now
     */
    List<Unit> pending(UserId user, String language, List<UUID> ids, UnitIndex known) {
        var wanted = ids.stream().map(UUID::toString).toArray(String[]::new);
        var units = new ArrayList<Unit>();
        database.onPrimary(user.value())
                .query(
                        row -> {
                            boolean isWanted = row.getBoolean(9) || !known.contains(row.getObject(1, UUID.class));
                            return isWanted && units.add(unindexed(row, language));
                        },
                        PENDING,
                        wanted,
                        user.value(),
                        wanted,
                        user.value());
        return units;
    }

    private static Unit unindexed(ResultSet row, String language) throws SQLException {
        var role = row.getString(3);
        return new Unit(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                instant(row, 5),
                role(role),
                row.getString(4),
                role == null
                        ? new Unit.Note(
                                instant(row, 10), row.getString(11), row.getString(12), row.getDouble(7), uuids(row, 8))
                        : null,
                TextAnalysis.ofUnit(row.getString(6), language),
                List.of(),
                null);
    }

    private static boolean isGone(ResultSet row) throws SQLException {
        return row.getBoolean(2);
    }

    private static Optional<Unit> presentMemory(ResultSet row) throws SQLException {
        return isGone(row) ? Optional.empty() : Optional.of(memory(row));
    }

    private static Unit memory(ResultSet row) throws SQLException {
        var embedding = row.getBytes(7);
        return new Unit(
                row.getObject(1, UUID.class),
                null,
                instant(row, 3),
                Unit.Role.PERSON,
                null,
                new Unit.Note(instant(row, 8), row.getString(9), row.getString(10), row.getDouble(4), uuids(row, 5)),
                StoredTerms.of(row.getBytes(6)),
                embedding == null ? List.of() : List.of(new Passage(embedding, 1)),
                null);
    }

    private static List<UUID> uuids(ResultSet row, int column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray());
    }

    static Unit.Role role(@Nullable String role) {
        return "assistant".equals(role) ? Unit.Role.ASSISTANT : Unit.Role.PERSON;
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

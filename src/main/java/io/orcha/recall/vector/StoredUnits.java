package io.orcha.recall.vector;

import io.orcha.model.embedding.Embedder;
import io.orcha.model.embedding.Quantised;
import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What an external store was given of a user, against what there is. */
@ApplicationScoped
class StoredUnits {

    /** Every message and memory with a vector of the current model; when its vectors change, it gets another revision. */
    private static final String WANTED = """
            wanted AS (
              SELECT message_id AS unit_id, count(*)::int AS passages, max(revision) AS revision
                FROM message_passages
               WHERE user_id = ? AND embedding_model = ? AND embedding IS NOT NULL
               GROUP BY message_id
               UNION ALL
              SELECT id, 1, revision
                FROM long_term_memories
               WHERE user_id = ? AND embedding_model = ? AND embedding IS NOT NULL
            )
            """;

    private static final String MISSING = """
            WITH %s
            SELECT w.unit_id, w.passages, w.revision, COALESCE(v.passages, 0)
              FROM wanted w LEFT JOIN vector_units v ON v.user_id = ? AND v.unit_id = w.unit_id
             WHERE v.unit_id IS NULL OR v.revision IS DISTINCT FROM w.revision OR v.store <> ?
             ORDER BY w.unit_id LIMIT ?
            """.formatted(WANTED);

    private static final String SUPERFLUOUS = """
            WITH %s
            SELECT v.unit_id, v.passages
              FROM vector_units v
             WHERE v.user_id = ? AND v.unit_id NOT IN (SELECT unit_id FROM wanted)
             ORDER BY v.unit_id LIMIT ?
            """.formatted(WANTED);

    private static final String VECTORS = """
            SELECT message_id, passage, embedding
              FROM message_passages
             WHERE user_id = ? AND embedding_model = ? AND message_id = ANY (CAST(? AS uuid[])) AND embedding IS NOT NULL
             UNION ALL
            SELECT id, 0, embedding
              FROM long_term_memories
             WHERE user_id = ? AND embedding_model = ? AND id = ANY (CAST(? AS uuid[])) AND embedding IS NOT NULL
             ORDER BY 1, 2
            """;

    private static final String LIFE = "SELECT erasures FROM users WHERE user_id = ? FOR UPDATE";

    private static final String ANNOUNCE = """
            INSERT INTO vector_units AS v (user_id, unit_id, store, passages) VALUES (?, ?, ?, ?)
                ON CONFLICT (user_id, unit_id) DO UPDATE
               SET store = EXCLUDED.store, passages = greatest(v.passages, EXCLUDED.passages), revision = NULL
            """;

    private static final String STORED =
            "UPDATE vector_units SET passages = ?, revision = ? WHERE user_id = ? AND unit_id = ?";

    private final Database database;
    private final Embedder embedder;

    StoredUnits(Database database, Embedder embedder) {
        this.database = database;
        this.embedder = embedder;
    }

    /**
     * A unit that the store does not have as it is.
     *
     * @param announced how many passages the store may have of it
     */
    record Missing(UUID unit, int passages, long revision, int announced) {}

    /** A unit that is gone, of which the store may have so many passages. */
    record Superfluous(UUID unit, int passages) {}

    List<Missing> missing(Statements statements, UserId user, String store, int limit) {
        return statements.query(
                row -> new Missing(row.getObject(1, UUID.class), row.getInt(2), row.getLong(3), row.getInt(4)),
                MISSING,
                user.value(),
                embedder.model(),
                user.value(),
                embedder.model(),
                user.value(),
                store,
                limit);
    }

    List<Superfluous> superfluous(Statements statements, UserId user, int limit) {
        return statements.query(
                row -> new Superfluous(row.getObject(1, UUID.class), row.getInt(2)),
                SUPERFLUOUS,
                user.value(),
                embedder.model(),
                user.value(),
                embedder.model(),
                user.value(),
                limit);
    }

    /** The vectors of units that are there, by unit in the order of their passages. */
    Map<UUID, List<Quantised>> vectors(UserId user, List<UUID> units) {
        var ids = units.stream().map(UUID::toString).toArray(String[]::new);
        var found = new LinkedHashMap<UUID, List<Quantised>>();
        var _ = database.forUser(user.value())
                .query(
                        row -> found.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                                .add(Quantised.of(row.getBytes(3))),
                        VECTORS,
                        user.value(),
                        embedder.model(),
                        ids,
                        user.value(),
                        embedder.model(),
                        ids);
        return found;
    }

    /**
     * Notes what is about to be sent.
     *
     * @return whether the user still lives the life that it is of; else nothing may be sent
     */
    boolean announce(UserId user, long life, String store, List<Missing> units) {
        return database.forUser(user.value()).transaction(statements -> {
            boolean lives = statements
                    .queryOne(row -> row.getLong(1), LIFE, user.value())
                    .filter(current -> current == life)
                    .isPresent();
            if (lives) {
                units.forEach(
                        unit -> statements.update(ANNOUNCE, user.value(), unit.unit(), store, (short) unit.passages()));
            }
            return lives;
        });
    }

    /** Notes what the store has now. */
    void stored(UserId user, List<Missing> units) {
        var _ = database.forUser(user.value()).transaction(statements -> {
            units.forEach(unit ->
                    statements.update(STORED, (short) unit.passages(), unit.revision(), user.value(), unit.unit()));
            return units.size();
        });
    }

    /** Notes what the store has no more. */
    void removed(UserId user, List<Superfluous> units) {
        database.forUser(user.value())
                .update(
                        "DELETE FROM vector_units WHERE user_id = ? AND unit_id = ANY (CAST(? AS uuid[]))",
                        user.value(),
                        units.stream().map(unit -> unit.unit().toString()).toArray(String[]::new));
    }
}

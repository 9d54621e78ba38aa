package io.orcha.recall.vector;

import io.orcha.model.embedding.Embedder;
import io.orcha.model.embedding.Quantised;
import io.orcha.platform.Database;
import io.orcha.user.UserId;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Searches the vectors where they are: with pgvector's operator where the extension is, else by comparing the bytes here. Both are
 * exact, over the rows of one user, and give the same cosines: an index over all users would find fewer of one user's vectors the
 * more others there are.
 */
@ApplicationScoped
public class PostgresVectors implements VectorStore {

    private static final String EXTENSION = """
            SELECT quote_ident(n.nspname)
              FROM pg_attribute a
              JOIN pg_type t ON t.oid = a.atttypid
              JOIN pg_namespace n ON n.oid = t.typnamespace
             WHERE a.attrelid = to_regclass('message_passages') AND a.attname = 'embedding_vector' AND NOT a.attisdropped
            """;

    /** The other model's vectors may have another length, which the operator would not compare. */
    private static final String NEAREST = """
            SELECT unit, max(cosine) AS nearest
              FROM (SELECT message_id AS unit, 1 - (embedding_vector OPERATOR(%1$s.<=>) CAST(?::text AS %1$s.vector)) AS cosine
                      FROM message_passages
                     WHERE user_id = ? AND embedding_model = ? AND length(embedding) = ?
                     UNION ALL
                    SELECT id, 1 - (embedding_vector OPERATOR(%1$s.<=>) CAST(?::text AS %1$s.vector))
                      FROM long_term_memories
                     WHERE user_id = ? AND embedding_model = ? AND length(embedding) = ?) AS passages
             WHERE cosine <> 'NaN'
             GROUP BY unit
             ORDER BY nearest DESC, unit
             LIMIT ?
            """;

    private static final String ALL = """
            SELECT message_id, embedding FROM message_passages WHERE user_id = ? AND embedding_model = ? AND length(embedding) = ?
             UNION ALL
            SELECT id, embedding FROM long_term_memories WHERE user_id = ? AND embedding_model = ? AND length(embedding) = ?
            """;

    private final Database database;
    private final Embedder embedder;
    private volatile @Nullable String nearest;

    PostgresVectors(Database database, Embedder embedder) {
        this.database = database;
        this.embedder = embedder;
    }

    /** Before requests are served. */
    void lookForExtension(@Observes @Priority(3) StartupEvent event) {
        nearest = database.queryOne(row -> row.getString(1), EXTENSION)
                .map(NEAREST::formatted)
                .orElse(null);
    }

    /** Whether the database compares the vectors, with pgvector. */
    public boolean usesExtension() {
        return nearest != null;
    }

    @Override
    public List<Match> nearest(UserId user, float[] query, int limit) {
        var statement = nearest;
        var quantised = Quantised.of(query);
        return statement == null ? compared(user, quantised, limit) : searched(statement, user, quantised, limit);
    }

    /** By the operator. */
    private List<Match> searched(String statement, UserId user, Quantised query, int limit) {
        var values = query.values();
        var text = IntStream.range(0, values.length)
                .mapToObj(at -> String.valueOf(values[at]))
                .collect(Collectors.joining(",", "[", "]"));
        return database.forUser(user.value())
                .query(
                        row -> new Match(row.getObject(1, UUID.class), row.getDouble(2)),
                        statement,
                        text,
                        user.value(),
                        embedder.model(),
                        values.length,
                        text,
                        user.value(),
                        embedder.model(),
                        values.length,
                        limit);
    }

    /** By the bytes. */
    List<Match> compared(UserId user, Quantised query, int limit) {
        var found = new Nearest();
        var _ = database.forUser(user.value())
                .query(
                        row -> {
                            var other = Quantised.of(row.getBytes(2));
                            if (other.squares() > 0) {
                                found.add(row.getObject(1, UUID.class), query.cosine(other));
                            }
                            return other.squares();
                        },
                        ALL,
                        user.value(),
                        embedder.model(),
                        query.values().length,
                        user.value(),
                        embedder.model(),
                        query.values().length);
        return found.first(limit);
    }
}

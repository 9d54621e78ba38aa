package io.orcha.recall.vector;

import io.orcha.model.embedding.Quantised;
import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Messages and memories with vectors, as the index of recall leaves them in its tables. */
final class Rows {

    private static final String USER =
            "INSERT INTO users (user_id, created_at) VALUES (?, now()) ON CONFLICT DO NOTHING";

    private static final String SESSION = """
            INSERT INTO chat_sessions (user_id, id, title, message_count, created_at, last_activity_at)
            VALUES (?, ?, '', 0, now(), now()) ON CONFLICT DO NOTHING
            """;

    private static final String MESSAGE = """
            INSERT INTO chat_messages (user_id, id, session_id, role, content, created_at) VALUES (?, ?, ?, 'user', 'x', now())
            """;

    private static final String PASSAGE = """
            INSERT INTO message_passages
                   (user_id, message_id, passage, session_id, role, said_at, terms, embedding, embedding_model, revision)
            VALUES (?, ?, ?, ?, 'user', now(), '{}', ?, ?, ?)
            """;

    private static final String MEMORY = """
            INSERT INTO long_term_memories
                   (user_id, id, text, text_hash, kind, importance, confidence, message_ids, origin, created_at, updated_at, embedding,
                    embedding_model, revision)
            VALUES (?, ?, 'x', 0, 'fact', 0.5, 0.5, '{}', 'written', now(), now(), ?, ?, ?)
            """;

    private static final String REVISION = """
            INSERT INTO recall_indexes AS r (user_id, revision, removals) VALUES (?, 1, 0)
                ON CONFLICT (user_id) DO UPDATE SET revision = r.revision + 1 RETURNING revision
            """;

    private final Database database;
    private final VectorStores stores;
    private final String model;

    Rows(Database database, VectorStores stores, String model) {
        this.database = database;
        this.stores = stores;
        this.model = model;
    }

    /** The session in which a user says everything. */
    static UUID session(UserId user) {
        return new UUID(1, user.hashCode());
    }

    /** A message with the vectors of its passages. */
    void message(UserId user, UUID id, List<float[]> passages) {
        write(user, (statements, revision) -> {
            statements.update(SESSION, user.value(), session(user));
            statements.update(MESSAGE, user.value(), id, session(user));
            for (int passage = 0; passage < passages.size(); passage++) {
                statements.update(
                        PASSAGE,
                        user.value(),
                        id,
                        (short) passage,
                        session(user),
                        Quantised.of(passages.get(passage)).values(),
                        model,
                        revision);
            }
        });
    }

    /** A long-term memory with its vector. */
    void memory(UserId user, UUID id, float[] vector) {
        write(
                user,
                (statements, revision) -> statements.update(
                        MEMORY, user.value(), id, Quantised.of(vector).values(), model, revision));
    }

    /** Deletes a message or memory, as whoever deletes one tells it. */
    void delete(UserId user, UUID id) {
        var _ = database.maintenance().transaction(statements -> {
            statements.update("DELETE FROM chat_messages WHERE user_id = ? AND id = ?", user.value(), id);
            statements.update("DELETE FROM long_term_memories WHERE user_id = ? AND id = ?", user.value(), id);
            statements.update("UPDATE recall_indexes SET removals = removals + 1 WHERE user_id = ?", user.value());
            stores.changed(statements, user);
            return id;
        });
    }

    private interface Write {
        void with(Statements statements, long revision);
    }

    private void write(UserId user, Write write) {
        var _ = database.maintenance().transaction(statements -> {
            statements.update(USER, user.value());
            long revision = statements
                    .queryOne(row -> row.getLong(1), REVISION, user.value())
                    .orElseThrow();
            write.with(statements, revision);
            stores.changed(statements, user);
            return revision;
        });
    }

    /** A vector of length one in a direction that chance, or its seed, chooses. */
    static float[] vector(Random random, int dimension) {
        var vector = new float[dimension];
        double squares = 0;
        for (int at = 0; at < dimension; at++) {
            vector[at] = (float) random.nextGaussian();
            squares += vector[at] * vector[at];
        }
        for (int at = 0; at < dimension; at++) {
            vector[at] /= (float) Math.sqrt(squares);
        }
        return vector;
    }
}

package io.orcha.recall.vector;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.orcha.model.embedding.Embedder;
import io.orcha.model.embedding.Quantised;
import io.orcha.platform.Database;
import io.orcha.platform.Settings;
import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Searches vectors in this process's memory, which holds those of a bounded number of users. Each search asks the database for the
 * number of the last change, and reads what came since; everything, when something was taken away.
 */
@ApplicationScoped
class InProcessVectors implements VectorStore {

    /** Whoever was erased begins at the first change again, in another life. */
    private static final String STATE = """
            SELECT user_id, u.erasures, COALESCE(i.removals, 0), COALESCE(i.revision, 0)
              FROM users u LEFT JOIN recall_indexes i USING (user_id)
             WHERE user_id = ANY (?)
            """;

    private static final String CHANGES = """
            SELECT message_id, passage, embedding FROM message_passages WHERE user_id = ? AND embedding_model = ? AND revision > ?
             UNION ALL
            SELECT id, 0, embedding FROM long_term_memories WHERE user_id = ? AND embedding_model = ? AND revision > ?
            """;

    /** What Java takes for a vector besides its numbers. */
    private static final int OVERHEAD = 160;

    private final Database database;
    private final Embedder embedder;
    private final Cache<String, Copy> copies;

    InProcessVectors(
            Database database,
            Embedder embedder,
            @ConfigProperty(name = "orcha.recall.in-process-memory", defaultValue = "256M") MemorySize memory) {
        Settings.require(memory.asLongValue() > 0, "orcha.recall.in-process-memory must be greater than zero.");
        this.database = database;
        this.embedder = embedder;
        this.copies = Caffeine.newBuilder()
                .maximumWeight(memory.asLongValue())
                .<String, Copy>weigher((_, copy) -> copy.bytes())
                .build();
    }

    private record State(long life, long removals, long revision) {

        /** Whether nothing was taken away between this state and a later one. */
        boolean leadsTo(State later) {
            return life == later.life && removals == later.removals && revision < later.revision;
        }
    }

    private record Passage(UUID unit, int number) {}

    /** The vectors of a user as of a state; never changed. */
    private record Copy(State state, Map<Passage, Quantised> vectors) {

        int bytes() {
            long bytes = 0;
            for (var vector : vectors.values()) {
                bytes += vector.values().length + OVERHEAD;
            }
            return (int) Math.min(Integer.MAX_VALUE, bytes + OVERHEAD);
        }
    }

    @Override
    public List<Match> nearest(UserId user, float[] query, int limit) {
        var quantised = Quantised.of(query);
        var found = new Nearest();
        copy(user).vectors().forEach((passage, vector) -> {
            if (vector.values().length == quantised.values().length && vector.squares() > 0) {
                found.add(passage.unit(), quantised.cosine(vector));
            }
        });
        return found.first(limit);
    }

    private Copy copy(UserId user) {
        var state = state(user);
        var known = copies.getIfPresent(user.value());
        if (known != null && known.state().equals(state)) {
            return known;
        }
        var vectors = new HashMap<Passage, Quantised>();
        long after = -1;
        if (known != null && known.state().leadsTo(state)) {
            vectors.putAll(known.vectors());
            after = known.state().revision();
        }
        read(user, after, vectors);
        var copy = new Copy(state, vectors);
        copies.put(user.value(), copy);
        return copy;
    }

    /** Read before the vectors: what comes in between is read twice rather than missed. */
    private State state(UserId user) {
        return states(database.forUser(user.value()), Set.of(user.value()))
                .getOrDefault(user.value(), new State(0, 0, 0));
    }

    private static Map<String, State> states(Statements statements, Set<String> users) {
        var states = new HashMap<String, State>();
        var _ = statements.query(
                row -> states.put(row.getString(1), new State(row.getLong(2), row.getLong(3), row.getLong(4))),
                STATE,
                (Object) users.toArray(String[]::new));
        return states;
    }

    /**
     * Drops the vectors of users who were erased, or from whom something was taken, on whatever replica that was done. Nothing of
     * them would be found anyway, but they shall not be kept either.
     */
    void sweep() {
        var known = Map.copyOf(copies.asMap());
        if (known.isEmpty()) {
            return;
        }
        var current = states(database.maintenance(), known.keySet());
        known.forEach((user, copy) -> {
            var now = current.get(user);
            if (now == null || !(copy.state().equals(now) || copy.state().leadsTo(now))) {
                copies.asMap().remove(user, copy);
            }
        });
    }

    /** Users whose vectors are in memory. */
    Set<String> users() {
        return Set.copyOf(copies.asMap().keySet());
    }

    private void read(UserId user, long after, Map<Passage, Quantised> vectors) {
        var _ = database.forUser(user.value())
                .query(
                        row -> {
                            var passage = new Passage(row.getObject(1, UUID.class), row.getInt(2));
                            var bytes = row.getBytes(3);
                            if (bytes == null) {
                                vectors.remove(passage);
                            } else {
                                vectors.put(passage, Quantised.of(bytes));
                            }
                            return passage;
                        },
                        CHANGES,
                        user.value(),
                        embedder.model(),
                        after,
                        user.value(),
                        embedder.model(),
                        after);
    }
}

package io.orcha.graph;

import static io.orcha.platform.Settings.positive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.orcha.graph.Graph.Stored;
import io.orcha.model.embedding.Embedder;
import io.orcha.model.embedding.Quantised;
import io.orcha.platform.Database;
import io.orcha.platform.Meanwhile;
import io.orcha.platform.TransactionalStatements;
import io.orcha.recall.index.IndexState;
import io.orcha.recall.index.UserCache;
import io.orcha.user.UserId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Users' graphs, a bounded number of them in memory. Each use asks the database for the revision and reads what changed since, so that
 * every replica knows what another one has stored, and nothing that was taken out.
 */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
class UserGraphs implements UserCache {

    private static final String STATE = """
            SELECT u.erasures, COALESCE(i.removals, 0), COALESCE(i.revision, 0)
              FROM users u LEFT JOIN recall_indexes i ON i.user_id = u.user_id
             WHERE u.user_id = ?
            """;

    private static final String ENTITIES = """
            SELECT %s, CASE WHEN e.embedding_model = ?::text THEN e.embedding END
              FROM memory_entities e WHERE e.user_id = ? AND e.revision > ?
            """.formatted(GraphTable.ENTITY);

    private static final String NAMES = """
            SELECT n.entity_id, n.name_key, n.name, n.written
              FROM memory_entities e
              JOIN memory_entity_names n ON n.user_id = e.user_id AND n.entity_id = e.id
             WHERE e.user_id = ? AND e.revision > ?
            """;

    private static final String RELATIONS = """
            SELECT %s FROM memory_relations r WHERE r.user_id = ? AND r.revision > ? AND (? OR r.superseded_at IS NULL)
            """.formatted(GraphTable.RELATION);

    private static final long FROM_THE_BEGINNING = -1;

    private final Database database;
    private final Embedder embedder;
    private final Cache<UserId, Snapshot> cache;
    private final Map<UserId, ReentrantLock> loading = new ConcurrentHashMap<>();
    private final Timer loads;

    UserGraphs(Database database, Embedder embedder, GraphConfig config, MeterRegistry meters) {
        this.database = database;
        this.embedder = embedder;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(Math.max(1, config.maxBytes().asLongValue() / 1_024))
                .weigher((UserId _, Snapshot snapshot) ->
                        (int) Math.min(Integer.MAX_VALUE, snapshot.graph().bytes() / 1_024 + 1))
                .expireAfterAccess(positive("orcha.graph.cache.idle", config.idle()))
                .build();
        this.loads = Timer.builder("orcha.graph.loads")
                .description("Graphs of users that were read from the database as a whole")
                .register(meters);
    }

    /** A user's graph as it is now; empty when there is none. */
    Graph current(UserId user) {
        var statements = database.onPrimary(user.value());
        var found = statements.queryOne(
                row -> new IndexState(row.getLong(1), row.getLong(2), row.getLong(3)), STATE, user.value());
        if (found.isEmpty()) {
            cache.invalidate(user);
            return Graph.EMPTY;
        }
        return at(user, found.get());
    }

    /**
     * A user's graph as it is at least at a state.
     *
     * @param now what the database says
     */
    Graph at(UserId user, IndexState now) {
        var statements = database.onPrimary(user.value());
        var known = cache.getIfPresent(user);
        if (known != null && known.state().equals(now)) {
            return known.graph();
        }
        // One request reads; the others of the same user wait for it and use what it read.
        var lock = loading.computeIfAbsent(user, _ -> new ReentrantLock());
        lock.lock();
        try {
            known = cache.getIfPresent(user);
            if (known != null && known.state().covers(now)) {
                return known.graph();
            }
            var fresh = new Snapshot(now, read(statements, user, now, known));
            cache.put(user, fresh);
            return fresh.graph();
        } finally {
            lock.unlock();
            loading.remove(user, lock);
        }
    }

    private Graph read(TransactionalStatements statements, UserId user, IndexState now, @Nullable Snapshot known) {
        if (known != null && known.state().isOfTheSame(now)) {
            return changed(statements, user, known.state().revision(), known.graph());
        }
        return loads.record(() -> changed(statements, user, FROM_THE_BEGINNING, Graph.EMPTY));
    }

    private Graph changed(TransactionalStatements statements, UserId user, long revision, Graph before) {
        boolean alsoGone = revision != FROM_THE_BEGINNING;
        var relations = Meanwhile.begin(
                () -> statements.queryMany(GraphTable::relation, RELATIONS, user.value(), revision, alsoGone));
        var names = new HashMap<UUID, List<Entity.Name>>();
        statements.queryMany(
                row -> names.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                        .add(new Entity.Name(row.getString(2), row.getString(3), row.getBoolean(4))),
                NAMES,
                user.value(),
                revision);
        var entities = statements.queryMany(
                row -> {
                    var vector = row.getBytes(9);
                    return new Stored(
                            GraphTable.entity(row, names.getOrDefault(row.getObject(1, UUID.class), List.of())),
                            vector == null ? null : Quantised.of(vector));
                },
                ENTITIES,
                embedder.model(),
                user.value(),
                revision);
        return before.with(entities, relations.await());
    }

    @Override
    public Set<UserId> users() {
        return Set.copyOf(cache.asMap().keySet());
    }

    @Override
    public void dropUnless(UserId user, long life, long removals) {
        cache.asMap()
                .computeIfPresent(
                        user,
                        (_, snapshot) -> snapshot.state().life() == life
                                        && snapshot.state().removals() == removals
                                ? snapshot
                                : null);
    }

    private record Snapshot(IndexState state, Graph graph) {}
}

package io.orcha.recall.index;

import static io.orcha.platform.Settings.positive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.orcha.model.embedding.Embedder;
import io.orcha.platform.Database;
import io.orcha.recall.ranking.UnitIndex;
import io.orcha.recall.vector.VectorStores;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Users' indexes, a bounded number of them in memory. Each use asks the database what the index's revision is and reads what
 * changed since, so that every replica finds what another one has stored, and nothing that was taken out.
 */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
public class UserIndexes implements UserCache {

    /** Of users who have set none. */
    public static final String DEFAULT_LANGUAGE = "en";

    /** So few messages that were not indexed yet are read on the way. */
    private static final int MOST_PENDING = 16;

    /** About how many bytes a text takes for each of its vectors besides them. */
    private static final int BESIDES_A_VECTOR = 250;

    private static final String STATE = """
            SELECT u.erasures, COALESCE(i.revision, 0), COALESCE(i.removals, 0),
                   ARRAY(SELECT source_id FROM recall_tasks t
                          WHERE t.user_id = u.user_id AND task = 'index' ORDER BY source_id DESC LIMIT %d),
                   u.language, u.time_zone
              FROM users u LEFT JOIN recall_indexes i ON i.user_id = u.user_id
             WHERE u.user_id = ? AND %s
            """;

    private final Database database;
    private final UnitLoader loader;
    private final VectorStores stores;
    private final int maxVectors;
    private final String state;
    private final Cache<UserId, Snapshot> cache;
    private final Map<UserId, ReentrantLock> loading = new ConcurrentHashMap<>();
    private final Timer loads;
    private final Counter hits;

    UserIndexes(
            Database database,
            UnitLoader loader,
            VectorStores stores,
            Embedder embedder,
            Permission permission,
            IndexConfig config,
            MeterRegistry meters) {
        this.stores = stores;
        this.maxVectors = (int) Math.min(
                positive("orcha.recall.cache.max-vectors-per-user", config.maxVectorsPerUser()),
                config.maxBytes().asLongValue() / bytes(embedder.dimension()));
        this.database = database;
        this.loader = loader;
        this.state = STATE.formatted(MOST_PENDING, permission.toUse("?"));
        this.cache = Caffeine.newBuilder()
                .maximumWeight(Math.max(1, config.maxBytes().asLongValue() / 1_024))
                .weigher((UserId _, Snapshot snapshot) ->
                        (int) Math.min(Integer.MAX_VALUE, snapshot.units().bytes() / 1_024 + 1))
                .expireAfterAccess(positive("orcha.recall.cache.idle", config.idle()))
                .build();
        this.loads = Timer.builder("orcha.recall.index.loads")
                .description("Indexes of users that were read from the database as a whole")
                .register(meters);
        this.hits = Counter.builder("orcha.recall.index.hits")
                .description("Uses of an index that was in memory")
                .register(meters);
        Gauge.builder("orcha.recall.index.users", cache, Cache::estimatedSize)
                .description("Users whose index is in memory")
                .register(meters);
        Gauge.builder("orcha.recall.index.bytes", this, UserIndexes::bytes)
                .description("What indexes in memory take")
                .baseUnit("bytes")
                .register(meters);
    }

    /** About what a vector takes: a byte and a bit a number, and the words and all else of what it is of. */
    private static long bytes(int dimension) {
        return (long) dimension + dimension / Byte.SIZE + BESIDES_A_VECTOR;
    }

    /** Whether there is an index of a user, as new as it may be. */
    public boolean isInMemory(UserId user) {
        return cache.getIfPresent(user) != null;
    }

    /**
     * A user's index as it is now.
     *
     * @return empty when nothing may be recalled, or there is nothing
     */
    public Optional<Current> current(UserId user) {
        var found = database.onPrimary(user.value()).queryOne(UserIndexes::state, state, user.value(), user.value());
        if (found.isEmpty()) {
            cache.invalidate(user);
            return Optional.empty();
        }
        var now = found.get();
        var snapshot = snapshot(user, now);
        var index = snapshot.units();
        var units = now.pending().isEmpty()
                ? index
                : index.plus(loader.pending(user, now.language(), now.pending(), index));
        return Optional.of(new Current(
                units,
                snapshot.holdsVectors(),
                now.language(),
                now.zone(),
                new IndexState(now.lineage().life(), now.lineage().removals(), now.revision())));
    }

    private static State state(ResultSet row) throws SQLException {
        var language = row.getString(5);
        return new State(
                new Lineage(row.getLong(1), row.getLong(3)),
                row.getLong(2),
                List.of((UUID[]) row.getArray(4).getArray()),
                language == null ? DEFAULT_LANGUAGE : language,
                ZoneId.of(row.getString(6)));
    }

    /**
     * An index.
     *
     * @param holdsVectors whether it has all vectors; else a vector store has them
     * @param language in which texts are read, a BCP 47 tag
     * @param zone in which the user's days begin
     * @param state what it was read at
     */
    public record Current(UnitIndex units, boolean holdsVectors, String language, ZoneId zone, IndexState state) {}

    private Snapshot snapshot(UserId user, State now) {
        var known = cache.getIfPresent(user);
        if (known != null && known.isOf(now)) {
            hits.increment();
            return known;
        }
        // One request reads; the others of the same user wait for it and use what it read.
        var lock = loading.computeIfAbsent(user, _ -> new ReentrantLock());
        lock.lock();
        try {
            known = cache.getIfPresent(user);
            if (known != null && known.covers(now)) {
                return known;
            }
            var fresh = known != null && known.lineage().equals(now.lineage())
                    ? known.and(now, loader.changedSince(user, known.revision(), known.holdsVectors()))
                    : loads.record(() -> read(user, now));
            cache.put(user, fresh);
            return fresh;
        } finally {
            lock.unlock();
            loading.remove(user, lock);
        }
    }

    private Snapshot read(UserId user, State now) {
        boolean withVectors = !stores.isExternal() && loader.vectors(user) <= maxVectors;
        return new Snapshot(now.lineage(), now.revision(), withVectors, UnitIndex.of(loader.all(user, withVectors)));
    }

    @Override
    public Set<UserId> users() {
        return Set.copyOf(cache.asMap().keySet());
    }

    @Override
    public void dropUnless(UserId user, long life, long removals) {
        var current = new Lineage(life, removals);
        cache.asMap().computeIfPresent(user, (_, snapshot) -> snapshot.lineage().equals(current) ? snapshot : null);
    }

    private double bytes() {
        return cache.policy().eviction().stream()
                        .mapToLong(it -> it.weightedSize().orElse(0))
                        .sum()
                * 1_024.0;
    }

    /** What the database says of an index. */
    private record State(Lineage lineage, long revision, List<UUID> pending, String language, ZoneId zone) {}

    /**
     * What revisions count from. Those of an erased user begin again.
     *
     * @param life how often the user had been erased
     * @param removals how often something was taken out in that life
     */
    private record Lineage(long life, long removals) {}

    /** An index as it was at a revision. */
    private record Snapshot(Lineage lineage, long revision, boolean holdsVectors, UnitIndex units) {

        boolean isOf(State now) {
            return revision == now.revision && lineage.equals(now.lineage);
        }

        /** Whether it is as new: while one waited another may have read more. */
        boolean covers(State now) {
            return lineage.equals(now.lineage) && revision >= now.revision;
        }

        Snapshot and(State now, UnitLoader.Changes changes) {
            return new Snapshot(
                    lineage,
                    now.revision,
                    holdsVectors,
                    units.minus(changes.gone()).plus(changes.present()));
        }
    }
}

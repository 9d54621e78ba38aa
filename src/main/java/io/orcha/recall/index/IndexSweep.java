package io.orcha.recall.index;

import static io.orcha.platform.Settings.positive;

import io.orcha.platform.Database;
import io.orcha.platform.problem.FailureDescription;
import io.orcha.recall.vector.VectorStores;
import io.orcha.user.UserId;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Lets go, every few seconds, of indexes and vectors in memory of users who were erased or had something taken out elsewhere. Nothing of it would
 * be recalled anyway, but it shall not be kept either.
 */
@ApplicationScoped
class IndexSweep {

    private static final Logger LOG = Logger.getLogger(IndexSweep.class);

    private static final String CURRENT = """
            SELECT user_id, u.erasures, COALESCE(i.removals, 0)
              FROM users u LEFT JOIN recall_indexes i USING (user_id)
             WHERE user_id = ANY (?)
            """;

    private final List<UserCache> caches;
    private final Database database;
    private final VectorStores stores;
    private final IndexConfig config;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("recall-sweep").factory());

    IndexSweep(@All List<UserCache> caches, Database database, VectorStores stores, IndexConfig config) {
        this.caches = caches;
        this.database = database;
        this.stores = stores;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        long interval = positive("orcha.recall.cache.sweep-interval", config.sweepInterval())
                .toMillis();
        var _ = timer.scheduleWithFixedDelay(this::sweep, interval, interval, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void sweep() {
        try {
            sweepCaches();
            stores.sweep();
        } catch (RuntimeException e) {
            LOG.debugf("indexes in memory could not be compared with the database: %s", FailureDescription.of(e));
        }
    }

    private void sweepCaches() {
        var users = caches.stream().flatMap(cache -> cache.users().stream()).collect(Collectors.toSet());
        if (users.isEmpty()) {
            return;
        }
        var current = new HashMap<String, long[]>();
        database.maintenance()
                .query(
                        row -> current.put(row.getString(1), new long[] {row.getLong(2), row.getLong(3)}) == null,
                        CURRENT,
                        (Object) users.stream().map(UserId::value).toArray(String[]::new));
        for (var user : users) {
            var state = current.getOrDefault(user.value(), new long[] {-1, -1});
            caches.forEach(cache -> cache.dropUnless(user, state[0], state[1]));
        }
    }
}

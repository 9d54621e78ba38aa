package io.orcha.recall.index;

import static io.orcha.platform.Settings.positive;

import io.orcha.platform.problem.FailureDescription;
import io.orcha.recall.vector.VectorStores;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Lets go, every few seconds, of indexes and vectors in memory of users who were erased or had something taken out elsewhere. Nothing of it would
 * be recalled anyway, but it shall not be kept either.
 */
@ApplicationScoped
class IndexSweep {

    private static final Logger LOG = Logger.getLogger(IndexSweep.class);

    private final UserIndexes indexes;
    private final VectorStores stores;
    private final IndexConfig config;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("recall-sweep").factory());

    IndexSweep(UserIndexes indexes, VectorStores stores, IndexConfig config) {
        this.indexes = indexes;
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
            indexes.sweep();
            stores.sweep();
        } catch (RuntimeException e) {
            LOG.debugf("indexes in memory could not be compared with the database: %s", FailureDescription.of(e));
        }
    }
}

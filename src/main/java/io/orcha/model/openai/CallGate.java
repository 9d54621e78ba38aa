package io.orcha.model.openai;

import static io.orcha.platform.Settings.positive;
import static io.orcha.platform.Settings.require;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.model.ModelConfig;
import io.orcha.model.ModelException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a bounded number of calls through at the same time, in the order in which they came. Work in the background has a share
 * of its own, so that it never takes all the places. A place is held for one attempt, and not during the wait for a retry.
 */
final class CallGate {

    private final Semaphore places;
    private final Semaphore backgroundPlaces;
    private final int mostWaiting;
    private final long patience;
    private final ModelConfig config;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<Use, Figures> figures = new EnumMap<>(Use.class);

    /** What calls are for. */
    enum Use {
        CHAT,
        BACKGROUND
    }

    private record Figures(AtomicInteger active, AtomicInteger waiting, Counter rejected) {}

    CallGate(ModelConfig config, MeterRegistry meters) {
        int all = positive("orcha.model.max-concurrent-calls", config.maxConcurrentCalls());
        require(
                all <= config.maxConnections(),
                "orcha.model.max-concurrent-calls must not be greater than orcha.model.max-connections.");
        int background = positive(
                "orcha.model.max-background-calls", config.maxBackgroundCalls().orElse(Math.max(1, all / 2)));
        this.config = config;
        this.places = new Semaphore(all, true);
        this.backgroundPlaces = new Semaphore(Math.min(background, all), true);
        this.mostWaiting = config.maxQueuedCalls();
        this.patience = config.maxQueueWait().toNanos();
        for (var use : Use.values()) {
            figures.put(use, figures(use, meters));
        }
    }

    /** A place, to be given back once; giving it back again does nothing. */
    final class Place implements AutoCloseable {

        private final Use use;
        private final AtomicBoolean left = new AtomicBoolean();

        private Place(Use use) {
            this.use = use;
            of(use).active().incrementAndGet();
        }

        @Override
        public void close() {
            if (left.compareAndSet(false, true)) {
                of(use).active().decrementAndGet();
                places.release();
                if (use == Use.BACKGROUND) {
                    backgroundPlaces.release();
                }
            }
        }
    }

    /**
     * Waits for a place.
     *
     * @throws ModelException when none comes free in time, or too many wait already
     */
    Place enter(Use use) throws InterruptedException {
        if (tryAcquire(use, 0)) {
            return new Place(use);
        }
        of(use).waiting().incrementAndGet();
        try {
            if (waiting.incrementAndGet() <= mostWaiting && tryAcquire(use, patience)) {
                return new Place(use);
            }
        } finally {
            waiting.decrementAndGet();
            of(use).waiting().decrementAndGet();
        }
        of(use).rejected().increment();
        throw ModelException.busy(config.maxQueueWait());
    }

    private boolean tryAcquire(Use use, long nanos) throws InterruptedException {
        if (use == Use.CHAT) {
            return places.tryAcquire(nanos, TimeUnit.NANOSECONDS);
        }
        long deadline = System.nanoTime() + nanos;
        if (!backgroundPlaces.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
            return false;
        }
        boolean entered = false;
        try {
            entered = places.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return entered;
        } finally {
            if (!entered) {
                backgroundPlaces.release();
            }
        }
    }

    private Figures of(Use use) {
        return figures.computeIfAbsent(use, _ -> {
            throw new IllegalStateException("every use has its figures");
        });
    }

    private static Figures figures(Use use, MeterRegistry meters) {
        var name = use.name().toLowerCase(Locale.ROOT);
        var active = new AtomicInteger();
        var waiting = new AtomicInteger();
        Gauge.builder("orcha.model.calls.active", active, AtomicInteger::get)
                .tag("use", name)
                .description("Calls of the language model under way")
                .register(meters);
        Gauge.builder("orcha.model.calls.waiting", waiting, AtomicInteger::get)
                .tag("use", name)
                .description("Calls of the language model that wait for a place")
                .register(meters);
        var rejected = Counter.builder("orcha.model.calls.rejected")
                .tag("use", name)
                .description("Calls of the language model that got no place in time")
                .register(meters);
        return new Figures(active, waiting, rejected);
    }
}

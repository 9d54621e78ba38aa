package io.orcha.platform.drain;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Ends what would be cut off when the process ends. Requests have {@code quarkus.shutdown.delay} and {@code
 * quarkus.shutdown.timeout} together to finish; just before the end of that, those that wait for something slow, such as a
 * language model, are told to give up, so that their clients get a proper answer instead of a broken connection.
 */
@ApplicationScoped
public class LastCall {

    private static final Logger LOG = Logger.getLogger(LastCall.class);
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(2);

    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final Optional<Duration> delay;
    private final Optional<Duration> timeout;
    private volatile boolean called;

    public LastCall(
            @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay,
            @ConfigProperty(name = "quarkus.shutdown.timeout") Optional<Duration> timeout) {
        this.delay = delay;
        this.timeout = timeout;
    }

    /** Something that takes its time; closed when it has ended. */
    public final class Waiting implements AutoCloseable {

        private final Runnable giveUp;
        private boolean over;

        private Waiting(Runnable giveUp) {
            this.giveUp = giveUp;
        }

        private synchronized void call() {
            if (!over) {
                over = true;
                giveUp.run();
            }
        }

        /** After this it is not told to give up any more. */
        @Override
        public synchronized void close() {
            over = true;
            waiting.remove(this);
        }
    }

    /**
     * Begins something that takes its time.
     *
     * @param giveUp ends it early; may be called from any thread
     */
    public Waiting during(Runnable giveUp) {
        var begun = new Waiting(giveUp);
        waiting.add(begun);
        if (called) {
            begun.call();
        }
        return begun;
    }

    /** Whether those that wait were told to give up. */
    public boolean isCalled() {
        return called;
    }

    void ending(@Observes ShutdownDelayInitiatedEvent event) {
        timeout.ifPresent(patience -> {
            var until = delay.orElse(Duration.ZERO).plus(patience.minus(reserve(patience)));
            Thread.ofVirtual().name("last-call").start(() -> callAfter(until));
        });
    }

    /** Half of a patience that is shorter than the time to answer and as long again. */
    private static Duration reserve(Duration patience) {
        var half = patience.dividedBy(2);
        return half.compareTo(TIME_TO_ANSWER) < 0 ? half : TIME_TO_ANSWER;
    }

    private void callAfter(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            return;
        }
        called = true;
        var late = Set.copyOf(waiting);
        if (!late.isEmpty()) {
            LOG.infof("%d requests that still wait are answered that the service ends.", late.size());
        }
        late.forEach(Waiting::call);
    }
}

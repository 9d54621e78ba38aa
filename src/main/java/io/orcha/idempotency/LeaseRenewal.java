package io.orcha.idempotency;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Keeps the leases of the attempts that run on this replica, as long as they may take: a model that is slow is no crash. */
@ApplicationScoped
class LeaseRenewal {

    private static final Logger LOG = Logger.getLogger(LeaseRenewal.class);

    /** An attempt whose end nobody noticed must not hold its key for ever. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int RENEWALS_A_LEASE = 4;

    private final Claims claims;
    private final long periodMillis;
    private final Map<UUID, Future<?>> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("idempotency-leases").factory());

    LeaseRenewal(Claims claims, IdempotencyConfig config) {
        this.claims = claims;
        this.periodMillis =
                Math.max(1, config.lease().dividedBy(RENEWALS_A_LEASE).toMillis());
    }

    /** An attempt runs from now on. */
    void began(IdempotentAttempt attempt) {
        var renewals = new Renewals(attempt, LONGEST.toMillis() / periodMillis);
        running.put(
                attempt.id(),
                timer.scheduleWithFixedDelay(renewals, periodMillis, periodMillis, TimeUnit.MILLISECONDS));
    }

    /** An attempt has ended. */
    void ended(IdempotentAttempt attempt) {
        var renewals = running.remove(attempt.id());
        if (renewals != null) {
            renewals.cancel(false);
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    private final class Renewals implements Runnable {

        private final IdempotentAttempt attempt;
        private long left;

        Renewals(IdempotentAttempt attempt, long left) {
            this.attempt = attempt;
            this.left = left;
        }

        @Override
        public void run() {
            if (left-- <= 0) {
                ended(attempt);
                return;
            }
            try {
                claims.renew(attempt);
            } catch (RuntimeException e) {
                // The next renewal may succeed; after an exception the timer would not try it.
                LOG.warnf(
                        "the lease of an Idempotency-Key was not renewed: %s",
                        e.getClass().getSimpleName());
            }
        }
    }
}

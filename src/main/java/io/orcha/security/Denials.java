package io.orcha.security;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.spi.runtime.AuthenticationFailureEvent;
import io.quarkus.security.spi.runtime.AuthorizationFailureEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Counts denied requests by reason, and says in the log, at most once a minute, that there are some. Neither holds anything that
 * the requests sent.
 */
@ApplicationScoped
class Denials {

    private static final Logger LOG = Logger.getLogger(Denials.class);
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    private final MeterRegistry metrics;
    private final Clock clock;
    private final AtomicReference<Instant> told = new AtomicReference<>(Instant.EPOCH);
    private final AtomicLong untold = new AtomicLong();

    Denials(MeterRegistry metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    void onRefusedCredential(@Observes AuthenticationFailureEvent event) {
        // Others are failures of ours, such as a database that cannot be reached.
        if (event.getAuthenticationFailure() instanceof AuthenticationFailedException failure) {
            count(Refusal.of(failure).id());
        }
    }

    void onMissingScope(@Observes AuthorizationFailureEvent event) {
        count("scope");
    }

    /**
     * Counts one.
     *
     * @param reason one of few fixed words
     */
    void count(String reason) {
        metrics.counter("orcha.security.denied", "reason", reason).increment();
        untold.incrementAndGet();
        var now = clock.instant();
        var last = told.get();
        if (!now.isBefore(last.plus(TOLD_EVERY)) && told.compareAndSet(last, now)) {
            LOG.warnf(
                    "%d request(s) denied since this was last told; reasons are in the metric orcha.security.denied",
                    untold.getAndSet(0));
        }
    }
}

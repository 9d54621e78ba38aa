package io.orcha.testing;

import io.orcha.platform.ClockAndIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The service's clock, which a test sets forward; a profile enables it as an alternative. */
@Alternative
@ApplicationScoped
public class ShiftedClock {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** Lets time pass. */
    public void pass(Duration time) {
        ahead.updateAndGet(before -> before.plus(time));
    }

    @Produces
    @Singleton
    @Alternative
    Clock clock() {
        return new Ahead(ClockAndIds.systemClock(), ahead);
    }

    private static final class Ahead extends Clock {

        private final Clock system;
        private final AtomicReference<Duration> ahead;

        Ahead(Clock system, AtomicReference<Duration> ahead) {
            this.system = system;
            this.ahead = ahead;
        }

        @Override
        public ZoneId getZone() {
            return system.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Ahead(system.withZone(zone), ahead);
        }

        @Override
        public Instant instant() {
            return system.instant().plus(ahead.get());
        }
    }
}

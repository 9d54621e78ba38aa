package io.orcha.platform;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time and ids as the service takes them; tests replace both. */
@ApplicationScoped
public class ClockAndIds {

    /** The clock for commands, which run before there is anything to be injected. */
    public static Clock systemClock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    /** Microseconds, because that is what PostgreSQL keeps: what a client was told equals what it reads later. */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return systemClock();
    }

    @Produces
    @Singleton
    @DefaultBean
    Ids ids(Clock clock) {
        var latest = new AtomicLong();
        var generator = Generators.timeBasedEpochGenerator(new SecureRandom(), new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                // A clock that is set back must not make ids run backwards.
                return latest.accumulateAndGet(clock.millis(), Math::max);
            }
        });
        return generator::generate;
    }
}

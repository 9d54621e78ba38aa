package io.orcha.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.limits.Limit.Level;
import io.orcha.limits.Limit.Subject;
import io.orcha.limits.Limit.Work;
import io.orcha.limits.LimitsConfig.Rates;
import io.orcha.platform.Database;
import io.orcha.platform.DatabaseUnavailableException;
import io.orcha.platform.Settings;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The limits as they are configured. When the database that keeps them is away, requests are let through: limits protect the
 * service's availability, and are no reason to give it up.
 */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
class RateLimits {

    private static final Logger LOG = Logger.getLogger(RateLimits.class);

    /** A store that failed is not asked again for so long; its time-outs would otherwise be added to every request's. */
    private static final Duration BLIND = Duration.ofSeconds(2);

    private final LimitsConfig config;
    private final Buckets buckets;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Counter unavailable;
    private volatile Instant blindUntil = Instant.MIN;

    RateLimits(LimitsConfig config, Database database, MeterRegistry meters, Clock clock) {
        this.config = config;
        this.buckets = switch (config.store()) {
            case PROCESS ->
                new ProcessBuckets(Settings.positive("orcha.limits.max-tracked", config.maxTracked()), clock);
            case POSTGRES -> new DatabaseBuckets(database);
        };
        this.meters = meters;
        this.clock = clock;
        this.unavailable = Counter.builder("orcha.limits.unchecked")
                .description("Requests let through because the store of the rate limits was away")
                .register(meters);
    }

    /** What is known of a limit; empty when there is none, or nobody can tell. */
    record Checked(Limit limit, Level level) {}

    /**
     * Counts a request.
     *
     * @param id which user or caller
     */
    Optional<Checked> take(Subject subject, String id, Work work) {
        return limit(subject, id, work).flatMap(this::take);
    }

    /** Everything that limits a user, and what is left of it. */
    List<Checked> of(String user) {
        return Arrays.stream(Work.values())
                .flatMap(work -> limit(Subject.USER, user, work).stream())
                .flatMap(limit -> {
                    try {
                        return Stream.of(new Checked(limit, buckets.look(limit)));
                    } catch (DatabaseUnavailableException _) {
                        return Stream.empty();
                    }
                })
                .toList();
    }

    private Optional<Checked> take(Limit limit) {
        if (clock.instant().isBefore(blindUntil)) {
            unavailable.increment();
            return Optional.empty();
        }
        try {
            var level = buckets.take(limit);
            if (!level.granted()) {
                refused(limit).increment();
            }
            return Optional.of(new Checked(limit, level));
        } catch (DatabaseUnavailableException _) {
            blindUntil = clock.instant().plus(BLIND);
            unavailable.increment();
            LOG.warn("rate limits are not checked for a moment, because the database is away");
            return Optional.empty();
        }
    }

    private Counter refused(Limit limit) {
        return Counter.builder("orcha.limits.refused")
                .description("Requests refused by a rate limit")
                .tag("policy", limit.policy())
                .register(meters);
    }

    private Optional<Limit> limit(Subject subject, String id, Work work) {
        var rates = subject == Subject.USER ? config.user() : config.caller();
        return rate(rates, work).map(rate -> new Limit(subject, id, work, rate));
    }

    private static Optional<Rate> rate(Rates rates, Work work) {
        return work == Work.TURNS ? rates.turns() : rates.requests();
    }
}

package io.orcha.operations;

import static io.orcha.platform.Settings.positive;

import io.orcha.idempotency.IdempotencyRecords;
import io.orcha.memory.version.Retention;
import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.platform.jobs.Job;
import io.orcha.platform.jobs.JobSql;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The recurring job that lets go of what is kept for a limited time: versions, and responses to repeated requests. */
@ApplicationScoped
class Housekeeping implements Job {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final String NAME = "housekeeping";

    /** There is one for the whole service. */
    private static final String SCHEDULE =
            JobSql.schedule("SELECT '%s' AS name, 'all' AS instance, ?::timestamptz AS due".formatted(NAME));

    private final Database database;
    private final Retention versions;
    private final IdempotencyRecords responses;
    private final Clock clock;
    private final Duration interval;

    Housekeeping(
            Database database,
            Retention versions,
            IdempotencyRecords responses,
            Clock clock,
            @ConfigProperty(name = "orcha.housekeeping.interval", defaultValue = "1H") Duration interval) {
        this.database = database;
        this.versions = versions;
        this.responses = responses;
        this.clock = clock;
        this.interval = positive("orcha.housekeeping.interval", interval);
    }

    void schedule(@Observes StartupEvent event) {
        database.update(SCHEDULE, clock.instant().plus(interval));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String instance) {
        int pruned = versions.prune();
        int expired = responses.deleteExpired();
        LOG.debugf("let go of %d version(s) and %d kept response(s)", pruned, expired);
    }

    @Override
    public Optional<Instant> nextDue(Statements statements, String instance) {
        return Optional.of(clock.instant().plus(interval));
    }

    @Override
    public Retries retries() {
        return new Retries(Duration.ofMinutes(1), interval, Integer.MAX_VALUE);
    }
}

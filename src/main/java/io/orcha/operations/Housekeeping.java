package io.orcha.operations;

import static io.orcha.platform.Settings.positive;

import io.orcha.idempotency.IdempotencyRecords;
import io.orcha.limits.ExpiredLimits;
import io.orcha.memory.review.ReviewRetention;
import io.orcha.memory.version.Retention;
import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.platform.jobs.Job;
import io.orcha.platform.jobs.JobSql;
import io.orcha.platform.problem.FailureDescription;
import io.orcha.recall.memory.MemoryArchive;
import io.orcha.session.SessionRetention;
import io.orcha.user.audit.AuditRetention;
import io.orcha.user.privacy.Tombstones;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The recurring job that lets go of what is kept for a limited time. */
@ApplicationScoped
class Housekeeping implements Job {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final String NAME = "housekeeping";

    /** There is one for the whole service. A start leaves it alone: it is due when it is due. */
    private static final String SCHEDULE =
            JobSql.scheduleOnce("SELECT '%s' AS name, '*' AS instance, ?::timestamptz AS due".formatted(NAME));

    private final Database database;
    private final Map<String, IntSupplier> tasks;
    private final Clock clock;
    private final Duration interval;

    Housekeeping(
            Database database,
            Retention versions,
            IdempotencyRecords responses,
            SessionRetention sessions,
            ReviewRetention reviews,
            AuditRetention audit,
            Tombstones tombstones,
            ExpiredLimits limits,
            MemoryArchive memories,
            Clock clock,
            @ConfigProperty(name = "orcha.housekeeping.interval", defaultValue = "1H") Duration interval) {
        this.database = database;
        this.tasks = Map.of(
                "version(s)", versions::prune,
                "kept response(s)", responses::deleteExpired,
                "session(s)", sessions::deleteExpired,
                "review(s)", reviews::deleteExpired,
                "audit event(s)", audit::deleteExpired,
                "tombstone(s)", tombstones::deleteExpired,
                "rate limit(s)", limits::delete,
                "long-term memory(ies)", memories::tidy);
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
        var failures = tasks.entrySet().stream()
                .flatMap(task -> attempt(task.getKey(), task.getValue()).stream())
                .toList();
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    /** One task that fails does not keep the others from being done. */
    private static Optional<RuntimeException> attempt(String what, IntSupplier task) {
        try {
            LOG.debugf("let go of %d %s", task.getAsInt(), what);
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.warnf("%s beyond their limits were not let go of: %s", what, FailureDescription.of(e));
            return Optional.of(e);
        }
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

package io.orcha.recall.vector;

import io.orcha.platform.Database;
import io.orcha.platform.Settings;
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

/**
 * Has an external store compared with the database for every user: now and then, at every start, and on request as if the store
 * were empty. The comparisons are jobs of their own, whose number tells how far it is.
 */
@ApplicationScoped
public class VectorRebuild implements Job {

    static final String NAME = "vector-rebuild";

    private static final Logger LOG = Logger.getLogger(VectorRebuild.class);

    /** Whether as if it were empty is part of the job's name. */
    private static final String CHECK = "check";

    private static final String REBUILD = "rebuild";
    private static final int USERS = 500;

    private static final String SCHEDULE =
            JobSql.schedule("SELECT '%s' AS name, ?::text AS instance, ?::timestamptz AS due".formatted(NAME));

    private static final String SCHEDULE_ONCE =
            JobSql.scheduleOnce("SELECT '%s' AS name, ?::text AS instance, ?::timestamptz AS due".formatted(NAME));

    private static final String NEXT_USERS =
            "SELECT user_id FROM users WHERE user_id > ? ORDER BY user_id LIMIT " + USERS;

    private static final String FORGET =
            "UPDATE vector_units SET revision = NULL WHERE user_id = ANY (?) AND revision IS NOT NULL";

    /** Of users who have nothing to be found, and nothing in the store, there is nothing to compare. */
    private static final String COMPARE = JobSql.scheduleBehind("""
            SELECT '%s' AS name, user_id AS instance, ?::timestamptz AS due
              FROM users u
             WHERE user_id = ANY (?)
               AND (EXISTS (SELECT FROM vector_units v WHERE v.user_id = u.user_id)
                    OR EXISTS (SELECT FROM message_passages p WHERE p.user_id = u.user_id)
                    OR EXISTS (SELECT FROM long_term_memories m WHERE m.user_id = u.user_id))
            """.formatted(VectorStores.STORE_JOB));

    private final VectorStores stores;
    private final Database database;
    private final Clock clock;
    private final Duration interval;

    VectorRebuild(
            VectorStores stores,
            Database database,
            Clock clock,
            @ConfigProperty(name = "orcha.recall.vector-check-interval", defaultValue = "24H") Duration interval) {
        this.stores = stores;
        this.database = database;
        this.clock = clock;
        this.interval = Settings.positive("orcha.recall.vector-check-interval", interval);
    }

    void atStart(@Observes StartupEvent event) {
        if (stores.isExternal()) {
            database.update(SCHEDULE_ONCE, CHECK, clock.instant());
        }
    }

    /**
     * Has the store filled as if it were empty, by whichever replica comes first.
     *
     * @return whether there is an external store at all
     */
    public boolean rebuild() {
        if (stores.isExternal()) {
            database.update(SCHEDULE, REBUILD, clock.instant());
        }
        return stores.isExternal();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String instance) {
        var index = stores.external().orElse(null);
        if (index == null) {
            return;
        }
        index.prepare();
        var last = "";
        while (true) {
            var users = database.maintenance()
                    .query(row -> row.getString(1), NEXT_USERS, last)
                    .toArray(String[]::new);
            if (users.length == 0) {
                break;
            }
            var _ = database.maintenance().transaction(statements -> {
                if (instance.equals(REBUILD)) {
                    statements.update(FORGET, (Object) users);
                }
                return statements.update(COMPARE, clock.instant(), users);
            });
            last = users[users.length - 1];
        }
        if (instance.equals(REBUILD)) {
            LOG.info("All users' vectors are about to be put into the vector store again.");
        }
    }

    @Override
    public Optional<Instant> nextDue(Statements statements, String instance) {
        return stores.isExternal() && instance.equals(CHECK)
                ? Optional.of(clock.instant().plus(interval))
                : Optional.empty();
    }

    @Override
    public Retries retries() {
        return new Retries(Duration.ofSeconds(5), Duration.ofMinutes(10), Integer.MAX_VALUE);
    }
}

package io.orcha.platform;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Looks at start whether row-level security holds for the role that the service works as. */
@ApplicationScoped
public class RowLevelSecurity {

    private static final Logger LOG = Logger.getLogger(RowLevelSecurity.class);
    private static final String ADVICE =
            "let quarkus.datasource.username be a role that does not own the schema, and set"
                    + " quarkus.datasource.owner.username to the one that does";

    private static final String REPLICA_ADVICE =
            "let orcha.database.read-username be a role that does not own the schema";
    private static final String IS_ACTIVE =
            "SELECT row_security_active(oid) FROM pg_class WHERE oid = to_regclass('users')";

    private final Database database;
    private final ReadReplica replica;
    private final Demand demand;

    RowLevelSecurity(
            Database database,
            ReadReplica replica,
            @ConfigProperty(name = "orcha.database.row-level-security", defaultValue = "preferred") Demand demand) {
        this.database = database;
        this.replica = replica;
        this.demand = demand;
    }

    /** Before a request is served. */
    void check(@Observes @Priority(2) StartupEvent event) {
        if (!isActive()) {
            refuseOrWarn("the database user of the service", ADVICE);
        }
        // A replica that is away is no reason to wait; its roles are those of the primary, only the user may be
        // another.
        if (replica.answer(IS_ACTIVE).equals(Optional.of(false))) {
            refuseOrWarn("the user of the read replica", REPLICA_ADVICE);
        }
    }

    private void refuseOrWarn(String who, String advice) {
        if (demand == Demand.REQUIRED) {
            throw new ConfigurationException("Row-level security does not hold for " + who
                    + " (orcha.database.row-level-security=required): " + advice + ".");
        }
        LOG.warnf(
                "Row-level security does not hold for %s, who owns the schema or is a superuser. One wall between users is"
                        + " missing: %s.",
                who, advice);
    }

    /** Whether the service sees a user's rows only where it acts for that user. */
    public boolean isActive() {
        return database.queryOne(row -> row.getBoolean(1), IS_ACTIVE).orElse(false);
    }

    /** What follows when it does not hold. */
    enum Demand {
        /** A warning at every start. */
        PREFERRED,
        /** The service refuses to start. */
        REQUIRED
    }
}

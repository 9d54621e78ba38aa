package io.orcha.platform;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Looks at start whether row-level security holds for the role that the service works as. */
@ApplicationScoped
public class RowLevelSecurity {

    private static final Logger LOG = Logger.getLogger(RowLevelSecurity.class);
    private static final String ADVICE =
            "let quarkus.datasource.username be a role that does not own the schema, and set"
                    + " quarkus.datasource.owner.username to the one that does";

    private final Database database;
    private final Demand demand;

    RowLevelSecurity(
            Database database,
            @ConfigProperty(name = "orcha.database.row-level-security", defaultValue = "preferred") Demand demand) {
        this.database = database;
        this.demand = demand;
    }

    /** Before a request is served. */
    void check(@Observes @Priority(2) StartupEvent event) {
        if (isActive()) {
            return;
        }
        if (demand == Demand.REQUIRED) {
            throw new ConfigurationException("Row-level security does not hold for the database user of the service"
                    + " (orcha.database.row-level-security=required): " + ADVICE + ".");
        }
        LOG.warn(
                "Row-level security does not hold for the database user of the service, who owns the schema or is a superuser."
                        + " One wall between users is missing: " + ADVICE + ".");
    }

    /** Whether the service sees a user's rows only where it acts for that user. */
    public boolean isActive() {
        return database.query(row -> row.getBoolean(1), "SELECT row_security_active('users')")
                .getFirst();
    }

    /** What follows when it does not hold. */
    enum Demand {
        /** A warning at every start. */
        PREFERRED,
        /** The service refuses to start. */
        REQUIRED
    }
}

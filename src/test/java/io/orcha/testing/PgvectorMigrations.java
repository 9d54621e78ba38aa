package io.orcha.testing;

import io.orcha.platform.Database;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.flyway.FlywayDataSource;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Lets Flyway migrate a database that has one session for all connections: its lock is none of a transaction then. */
@Singleton
@FlywayDataSource(Database.OWNER)
class PgvectorMigrations implements FlywayConfigurationCustomizer {

    static final String ONE_SESSION = "orcha.test.one-session";

    private final boolean oneSession;

    PgvectorMigrations(@ConfigProperty(name = ONE_SESSION, defaultValue = "false") boolean oneSession) {
        this.oneSession = oneSession;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        if (oneSession) {
            configuration.configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
        }
    }
}

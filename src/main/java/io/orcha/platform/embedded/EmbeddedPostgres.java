package io.orcha.platform.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A running PostgreSQL 18 with its data in a directory of its own, for one process. It listens on a free port of the
 * loopback address, asks for a password that only this directory knows, writes every commit to disk, and is started
 * again on the same port when it dies.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);

    private final DataHome home;
    private final PostgresServer server;
    private final ServerWatch watch;
    private final int port;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(DataHome home, PostgresServer server, int port, String password) {
        this.home = home;
        this.server = server;
        this.watch = ServerWatch.over(server, port);
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server, which takes about a second at the first time and less later. What an earlier process left
     * behind, be it killed at start-up, at work or while stopping, does not prevent it.
     *
     * @param dataHome the directory for binaries, data, log and password; made when missing
     * @throws EmbeddedPostgresException another live process uses the directory, its data are of another PostgreSQL, or
     *     this build or system does not run one
     */
    public static EmbeddedPostgres start(Path dataHome) {
        return start(dataHome, null);
    }

    static EmbeddedPostgres start(Path dataHome, @Nullable Launcher launcher) {
        var home = DataHome.open(dataHome);
        try {
            var platform = Platform.current();
            return start(home, platform, launcher == null ? Launcher.detect(platform) : launcher);
        } catch (IOException e) {
            release(home);
            throw new EmbeddedPostgresException(
                    "The embedded PostgreSQL in " + home.path() + " does not start: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            release(home);
            throw e;
        }
    }

    private static EmbeddedPostgres start(DataHome home, Platform platform, Launcher launcher) throws IOException {
        Cluster.checkVersion(home.cluster());
        var binaries = PostgresBinaries.unpack(home.binaries(), platform);
        launcher.letInto(home.path(), binaries.program("postgres"));
        var password = home.password();
        var tools = new Tools(binaries, launcher, home);
        Cluster.create(home, password, tools, launcher);
        var server = new PostgresServer(home, tools, launcher);
        int port = server.start();
        try {
            Cluster.createDatabase(port, password);
        } catch (IOException | RuntimeException e) {
            server.stop();
            throw e;
        }
        return new EmbeddedPostgres(home, server, port, password);
    }

    /** The URL of the service's database. */
    public String jdbcUrl() {
        return Cluster.jdbcUrl(port, Cluster.NAME);
    }

    /** The user that owns the service's database and is no superuser. */
    public String username() {
        return Cluster.NAME;
    }

    /** The user that the service works as, for whom row-level security holds. */
    public String runtimeUsername() {
        return Cluster.RUNTIME;
    }

    /** The password of both users; it must not be logged. */
    public String password() {
        return password;
    }

    /** The TCP port on 127.0.0.1, the same for the life of this object. */
    public int port() {
        return port;
    }

    /** Cuts off the clients, stops the server and leaves the directory to others. Further calls do nothing. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        watch.close();
        try {
            server.stop();
        } catch (IOException e) {
            LOG.warnf("The embedded PostgreSQL in %s could not be stopped: %s", home.path(), e.getMessage());
        } finally {
            release(home);
        }
    }

    private static void release(DataHome home) {
        try {
            home.close();
        } catch (IOException e) {
            LOG.warnf("The lock of %s could not be released: %s", home.path(), e.getMessage());
        }
    }
}

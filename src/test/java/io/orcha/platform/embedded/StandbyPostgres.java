package io.orcha.platform.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A standby that follows a {@link StoppablePostgres} by streaming replication. It is made from a copy of the stopped primary's
 * files, which is a base backup as good as that of {@code pg_basebackup}.
 */
public final class StandbyPostgres implements AutoCloseable {

    private static final CopyOption[] WHOLLY = {StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS};

    private final DataHome home;
    private final PostgresServer server;
    private final String password;
    private final int port;

    private StandbyPostgres(DataHome home, PostgresServer server, String password, int port) {
        this.home = home;
        this.server = server;
        this.password = password;
        this.port = port;
    }

    /**
     * Makes a standby and starts both; the primary is stopped for a moment.
     *
     * @param primaryHome the directory of the primary
     * @param directory where the standby has its files
     */
    public static StandbyPostgres of(StoppablePostgres primary, Path primaryHome, Path directory) throws IOException {
        primary.stop();
        copy(primaryHome.resolve("postgres"), Files.createDirectories(directory).resolve("postgres"));
        primary.start();
        Files.writeString(directory.resolve("password"), primary.password(), US_ASCII);
        var home = DataHome.open(directory);
        Files.createFile(home.cluster().resolve("standby.signal"));
        Files.writeString(
                home.cluster().resolve("postgresql.auto.conf"),
                "%nprimary_conninfo = 'host=127.0.0.1 port=%s user=postgres password=%s'%n"
                        .formatted(port(primary.jdbcUrl()), primary.password()),
                StandardOpenOption.APPEND);
        var platform = Platform.current();
        var launcher = Launcher.detect(platform);
        var tools = new Tools(PostgresBinaries.unpack(home.binaries(), platform), launcher, home);
        var server = new PostgresServer(home, tools, launcher);
        return new StandbyPostgres(home, server, primary.password(), server.start());
    }

    public String jdbcUrl() {
        return Cluster.jdbcUrl(port, Cluster.NAME);
    }

    /** Receives what the primary does, and does not show it. */
    public void pauseReplay() {
        execute("SELECT pg_wal_replay_pause()");
    }

    public void resumeReplay() {
        execute("SELECT pg_wal_replay_resume()");
    }

    public void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again on the same port. */
    public void start() {
        try {
            server.start(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        home.close();
    }

    private void execute(String sql) {
        try (var connection = DriverManager.getConnection(jdbcUrl(), "postgres", password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String port(String jdbcUrl) {
        return jdbcUrl.replaceAll(".*:(\\d+)/.*", "$1");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (!file.endsWith("postmaster.pid")) {
                    Files.copy(file, to.resolve(from.relativize(file)), WHOLLY);
                }
            }
        }
    }
}

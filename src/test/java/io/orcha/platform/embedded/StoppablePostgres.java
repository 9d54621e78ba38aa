package io.orcha.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A PostgreSQL that plays the operator's own in tests: it can be stopped or killed, and started again on the same port with
 * the same data. Unlike {@link EmbeddedPostgres} it stays down until it is started.
 */
public final class StoppablePostgres implements AutoCloseable {

    private final DataHome home;
    private final PostgresServer server;
    private final String jdbcUrl;
    private final int port;
    private final String password;

    private StoppablePostgres(DataHome home, PostgresServer server, EmbeddedPostgres template) {
        this.home = home;
        this.server = server;
        this.jdbcUrl = template.jdbcUrl();
        this.port = template.port();
        this.password = template.password();
    }

    /** Starts a server with its data in a directory. */
    public static StoppablePostgres start(Path directory) throws IOException {
        var template = EmbeddedPostgres.start(directory);
        template.close();
        var home = DataHome.open(directory);
        var platform = Platform.current();
        var launcher = Launcher.detect(platform);
        var tools = new Tools(PostgresBinaries.unpack(home.binaries(), platform), launcher, home);
        var postgres = new StoppablePostgres(home, new PostgresServer(home, tools, launcher), template);
        postgres.start();
        return postgres;
    }

    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** The owner of the service's database. */
    public String username() {
        return Cluster.NAME;
    }

    /** The user that the service works as. */
    public String runtimeUsername() {
        return Cluster.RUNTIME;
    }

    public String password() {
        return password;
    }

    /** Starts the server again. */
    public void start() {
        try {
            server.start(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts off the clients and stops the server in good order. */
    public void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the server without a warning, and waits until its last child has noticed. */
    public void kill() {
        try {
            var postmaster = new PidFile(home.cluster()).server().orElseThrow();
            var children = postmaster.children().toList();
            postmaster.destroyForcibly();
            postmaster.onExit().join();
            children.forEach(child -> child.onExit().join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        home.close();
    }
}

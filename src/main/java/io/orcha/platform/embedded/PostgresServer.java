package io.orcha.platform.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Starts and stops the server process of one data directory. */
final class PostgresServer {

    private static final Logger LOG = Logger.getLogger(PostgresServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PORTS_TO_TRY = 5;

    /**
     * On the command line, where no configuration file can undo them: reachable from this machine only, and no values of
     * rows or statements in the log.
     */
    private static final String FIXED_SETTINGS = "-c listen_addresses=127.0.0.1 -c unix_socket_directories="
            + " -c log_error_verbosity=terse -c log_min_error_statement=panic";

    private final DataHome home;
    private final Tools tools;
    private final Launcher launcher;
    private final PidFile pidFile;

    PostgresServer(DataHome home, Tools tools, Launcher launcher) {
        this.home = home;
        this.tools = tools;
        this.launcher = launcher;
        this.pidFile = new PidFile(home.cluster());
    }

    /** Starts the server on a port that nobody uses, after stopping one that a killed service has left behind. */
    int start() throws IOException {
        if (isRunning()) {
            LOG.warnf("A service that was killed has left its PostgreSQL in %s running; it is stopped", home.path());
            stop();
        }
        launcher.handOver(home.cluster());
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            try {
                start(port);
                return port;
            } catch (PortTakenException e) {
                if (attempt == PORTS_TO_TRY) {
                    throw e;
                }
            }
        }
    }

    /** Starts the server on a given port. */
    void start(int port) throws IOException {
        pidFile.disownReusedNumber();
        home.prepareLog(launcher);
        long reported = Files.size(home.log());
        var started = tools.run(
                PATIENCE.plusSeconds(10),
                "pg_ctl",
                "start",
                "-D",
                home.cluster().toString(),
                "-w",
                "-t",
                Long.toString(PATIENCE.toSeconds()),
                "-l",
                home.log().toString(),
                "-o",
                "-p " + port + " " + FIXED_SETTINGS);
        if (!started) {
            var report = report(reported);
            stop();
            if (report.contains("could not bind")) {
                throw new PortTakenException(port);
            }
            throw new IOException(reason(report) + ", see " + home.log());
        }
    }

    boolean isRunning() throws IOException {
        return pidFile.server().isPresent();
    }

    /** Stops the server if it runs: at once, clients are cut off; by force when that does not help. */
    void stop() throws IOException {
        stop("fast", PATIENCE);
        stop("immediate", Duration.ofSeconds(10));
        pidFile.server().ifPresent(ProcessHandle::destroyForcibly);
    }

    private void stop(String mode, Duration patience) throws IOException {
        if (isRunning()) {
            tools.run(
                    patience.plusSeconds(5),
                    "pg_ctl",
                    "stop",
                    "-D",
                    home.cluster().toString(),
                    "-m",
                    mode,
                    "-w",
                    "-t",
                    Long.toString(patience.toSeconds()));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String report(long from) throws IOException {
        try (var log = FileChannel.open(home.log())) {
            log.position(from);
            return new String(Channels.newInputStream(log).readNBytes(1 << 16), StandardCharsets.UTF_8);
        }
    }

    private String reason(String report) throws IOException {
        var fatal = report.lines().filter(line -> line.contains("FATAL:")).toList();
        return fatal.isEmpty() ? tools.lastWords() : fatal.getLast();
    }

    private static final class PortTakenException extends IOException {

        private static final long serialVersionUID = 1L;

        PortTakenException(int port) {
            super("port " + port + " is taken by another process");
        }
    }
}

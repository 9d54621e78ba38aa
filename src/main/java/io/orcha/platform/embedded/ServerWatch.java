package io.orcha.platform.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Starts the server again, on its port, when it dies while the service lives: killed for lack of memory, say. */
final class ServerWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ServerWatch.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(30);

    private final PostgresServer server;
    private final int port;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Duration interval = INTERVAL;

    private ServerWatch(PostgresServer server, int port) {
        this.server = server;
        this.port = port;
    }

    static ServerWatch over(PostgresServer server, int port) {
        var watch = new ServerWatch(server, port);
        Thread.ofPlatform().daemon().name("embedded-postgres-watch").start(watch::run);
        return watch;
    }

    private void run() {
        try {
            while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        if (closed.getCount() == 0) {
            return;
        }
        try {
            if (!server.isRunning()) {
                server.start(port);
                LOG.warnf("The embedded PostgreSQL had ended unexpectedly and was started again on port %d", port);
            }
            interval = INTERVAL;
        } catch (IOException e) {
            if (interval.equals(INTERVAL)) {
                LOG.warnf("The embedded PostgreSQL has ended and does not start again (%s); trying on", e.getMessage());
            }
            var doubled = interval.multipliedBy(2);
            interval = doubled.compareTo(LONGEST_INTERVAL) < 0 ? doubled : LONGEST_INTERVAL;
        }
    }

    /** Ends the watch, after a start that is under way; from then on the server is not started any more. */
    @Override
    public synchronized void close() {
        closed.countDown();
    }
}

package io.orcha.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Requests over a number of connections, in a closed loop, where each connection sends its next request as soon as it has the
 * answer to the last, or at a given rate. One thread serves all connections, because the machine's cores are the service's.
 */
final class Load implements AutoCloseable {

    private final Selector selector;
    private final InetSocketAddress service;
    private final Queue<CompletableFuture<Latencies>> takers = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Latencies> brokenOff = new CompletableFuture<>();
    private final Queue<Connection> idle = new ArrayDeque<>();
    private final Pace pace;
    private final Thread thread;
    private Latencies latencies = new Latencies();
    private volatile boolean stopped;

    private Load(InetSocketAddress service, Selector selector, Pace pace) {
        this.service = service;
        this.selector = selector;
        this.pace = pace;
        this.thread = Thread.ofPlatform().name("load").unstarted(this::run);
    }

    /** Opens the connections and begins, in a closed loop. */
    static Load start(InetSocketAddress service, int connections, Supplier<Dialogue> dialogues) throws IOException {
        return start(service, connections, dialogues, Pace.unbounded());
    }

    /** Opens the connections and begins, at a pace. */
    static Load start(InetSocketAddress service, int connections, Supplier<Dialogue> dialogues, Pace pace)
            throws IOException {
        var load = new Load(service, Selector.open(), pace);
        for (int i = 0; i < connections; i++) {
            var connection = new Connection(dialogues.get());
            connection.open(service, load.selector);
            load.idle.add(connection);
        }
        load.thread.start();
        return load;
    }

    /**
     * Takes what was measured since the last call.
     *
     * @throws java.util.concurrent.CompletionException when the load has broken off
     */
    Latencies take() {
        var taken = new CompletableFuture<Latencies>();
        takers.add(taken);
        selector.wakeup();
        return taken.applyToEither(brokenOff, Function.identity()).join();
    }

    private void run() {
        try {
            while (!stopped) {
                long wait = sendWhatIsDue();
                selector.select(this::serve, wait);
                for (var taker = takers.poll(); taker != null; taker = takers.poll()) {
                    taker.complete(latencies);
                    latencies = new Latencies();
                }
            }
        } catch (IOException | RuntimeException e) {
            brokenOff.completeExceptionally(e);
        }
    }

    /** @return how many milliseconds to wait for answers at most; 0 for as long as it takes */
    private long sendWhatIsDue() {
        while (!idle.isEmpty()) {
            long now = System.nanoTime();
            long due = pace.nextDue(now);
            if (due > now) {
                return Math.max(1, TimeUnit.NANOSECONDS.toMillis(due - now));
            }
            pace.sent();
            send(idle.remove(), due);
        }
        return 0;
    }

    private void send(Connection connection, long due) {
        try {
            connection.send(due);
        } catch (IOException _) {
            fail(connection);
        }
    }

    private void serve(SelectionKey key) {
        var connection = (Connection) key.attachment();
        try {
            if (connection.read(latencies)) {
                idle.add(connection);
            }
        } catch (IOException _) {
            fail(connection);
        }
    }

    private void fail(Connection connection) {
        latencies.error();
        reconnect(connection);
        // One that the service closed between two requests is idle already.
        idle.remove(connection);
        idle.add(connection);
    }

    private void reconnect(Connection connection) {
        try {
            connection.close();
            connection.open(service, selector);
        } catch (IOException e) {
            throw new IllegalStateException("The service cannot be reached any more", e);
        }
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}

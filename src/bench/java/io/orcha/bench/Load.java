package io.orcha.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A closed loop: each connection sends its next request as soon as it has the answer to the last. One thread serves all
 * connections, because the machine's cores are the service's.
 */
final class Load implements AutoCloseable {

    private final Selector selector;
    private final InetSocketAddress service;
    private final Queue<CompletableFuture<Latencies>> takers = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Latencies> brokenOff = new CompletableFuture<>();
    private final Thread thread;
    private Latencies latencies = new Latencies();
    private volatile boolean stopped;

    private Load(InetSocketAddress service, Selector selector) {
        this.service = service;
        this.selector = selector;
        this.thread = Thread.ofPlatform().name("load").unstarted(this::run);
    }

    /** Opens the connections and begins. */
    static Load start(InetSocketAddress service, int connections, Supplier<Dialogue> dialogues) throws IOException {
        var load = new Load(service, Selector.open());
        for (int i = 0; i < connections; i++) {
            new Connection(dialogues.get()).open(service, load.selector);
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
                selector.select(this::serve);
                for (var taker = takers.poll(); taker != null; taker = takers.poll()) {
                    taker.complete(latencies);
                    latencies = new Latencies();
                }
            }
        } catch (IOException | RuntimeException e) {
            brokenOff.completeExceptionally(e);
        }
    }

    private void serve(SelectionKey key) {
        var connection = (Connection) key.attachment();
        try {
            connection.read(latencies);
        } catch (IOException _) {
            latencies.error();
            reconnect(connection);
        }
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

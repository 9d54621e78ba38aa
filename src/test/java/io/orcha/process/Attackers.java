package io.orcha.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Connections that do what no client should, each again and again, to one port of this machine, until they are told to end. They note
 * what the service answered.
 */
final class Attackers implements AutoCloseable {

    private static final Pattern STATUS = Pattern.compile("HTTP/\\d\\.\\d (\\d{3})");
    private static final int CONNECT_MILLIS = 5_000;
    private static final int REST_MILLIS = 300;

    private final int port;
    private final Duration patience;
    private volatile boolean ending;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<Met> met = new ConcurrentLinkedQueue<>();

    /**
     * How one connection ended.
     *
     * @param status the first one that was answered; 0 when there was none
     * @param closed whether the service closed the connection
     */
    record Met(String attack, int status, boolean closed, Duration after) {}

    private Attackers(int port, Duration patience) {
        this.port = port;
        this.patience = patience;
    }

    /**
     * Begins.
     *
     * @param patience how long a connection waits to be closed
     */
    static Attackers on(int port, Duration patience) {
        return new Attackers(port, patience);
    }

    /** Keeps a number of connections busy with one attack. */
    Attackers with(int connections, Attack attack) {
        for (int i = 0; i < connections; i++) {
            threads.execute(() -> {
                while (!ending) {
                    attack(attack);
                    rest();
                }
            });
        }
        return this;
    }

    /** Opens no connection any more; everything that happened, once all have ended. */
    List<Met> end() {
        ending = true;
        threads.close();
        return List.copyOf(met);
    }

    @Override
    public void close() {
        ending = true;
        threads.shutdownNow();
        threads.close();
    }

    /** Attackers share the machine with what they attack; without a rest they would measure their own hunger. */
    private static void rest() {
        try {
            Thread.sleep(REST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attack(Attack attack) {
        long began = System.nanoTime();
        var answer = new StringBuilder();
        boolean closed = false;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            var sending = Thread.ofVirtual().start(() -> send(socket, attack));
            closed = readToEnd(socket, answer, began);
            sending.interrupt();
        } catch (IOException e) {
            closed = true;
        }
        var status = STATUS.matcher(answer);
        met.add(new Met(
                attack.name(),
                status.find() ? Integer.parseInt(status.group(1)) : 0,
                closed,
                Duration.ofNanos(System.nanoTime() - began)));
    }

    private static void send(Socket socket, Attack attack) {
        try {
            var output = socket.getOutputStream();
            output.write(attack.head());
            for (int i = 0; i < attack.pieces(); i++) {
                Thread.sleep(attack.pause());
                output.write(attack.piece());
            }
            if (attack.closesHalf()) {
                socket.shutdownOutput();
            }
        } catch (IOException e) {
            // The service closed the connection, which the reading half notes.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the service closed the connection within the patience; a kept-alive one is left after its answer. */
    private boolean readToEnd(Socket socket, StringBuilder answer, long began) throws IOException {
        var buffer = new byte[8_192];
        while (true) {
            long left = patience.toMillis()
                    - Duration.ofNanos(System.nanoTime() - began).toMillis();
            if (left <= 0) {
                return false;
            }
            socket.setSoTimeout((int) Math.min(left, answer.isEmpty() ? left : 500));
            try {
                int read = socket.getInputStream().read(buffer);
                if (read < 0) {
                    return true;
                }
                if (answer.length() < buffer.length) {
                    answer.append(new String(buffer, 0, read, ISO_8859_1));
                }
            } catch (SocketTimeoutException e) {
                if (STATUS.matcher(answer).find()) {
                    return true; // It was answered; a connection that stays open for the next request is no harm.
                }
            }
        }
    }
}

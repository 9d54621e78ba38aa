package io.orcha.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A keep-alive HTTP/1.1 connection with one request under way, no more than the service's answers need. */
final class Connection {

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] CONTENT_LENGTH = "\r\ncontent-length:".getBytes(US_ASCII);
    private static final byte[] OK = "HTTP/1.1 200".getBytes(US_ASCII);

    private final Dialogue dialogue;
    private final ByteBuffer input = ByteBuffer.allocate(128 * 1024);
    private SocketChannel channel;
    private long dueAt;

    Connection(Dialogue dialogue) throws IOException {
        this.dialogue = dialogue;
        this.channel = SocketChannel.open();
    }

    /** Connects; nothing is sent yet. */
    void open(InetSocketAddress service, Selector selector) throws IOException {
        if (!channel.isOpen()) {
            channel = SocketChannel.open();
        }
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(service);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
        input.clear();
    }

    /**
     * Reads what has arrived; when that completes the answer, notes its time.
     *
     * @return whether the connection has its answer and can send the next request
     */
    boolean read(Latencies latencies) throws IOException {
        if (channel.read(input) < 0) {
            throw new EOFException("the service closed the connection");
        }
        int head = indexOf(END_OF_HEAD, input.position());
        if (head < 0) {
            return false;
        }
        int body = head + END_OF_HEAD.length;
        int end = body + contentLength(head);
        if (input.position() < end) {
            return false;
        }
        latencies.add(System.nanoTime() - dueAt);
        if (startsWith(OK, 0)) {
            dialogue.answered(input.slice(body, end - body));
        } else {
            latencies.error();
            dialogue.failed();
        }
        input.clear();
        return true;
    }

    /** Gives up the request under way. */
    void close() throws IOException {
        dialogue.failed();
        channel.close();
    }

    /**
     * Sends the next request.
     *
     * @param due when it should have been sent, from which on its time counts
     */
    void send(long due) throws IOException {
        var request = ByteBuffer.wrap(dialogue.next());
        dueAt = due;
        // A request is far smaller than a socket's buffer, which is empty: this does not spin.
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    private int contentLength(int head) throws IOException {
        int at = indexOf(CONTENT_LENGTH, head);
        if (at < 0) {
            throw new IOException("an answer without Content-Length");
        }
        int length = 0;
        for (int i = at + CONTENT_LENGTH.length; i < head && input.get(i) != '\r'; i++) {
            if (input.get(i) != ' ') {
                length = length * 10 + input.get(i) - '0';
            }
        }
        return length;
    }

    private int indexOf(byte[] pattern, int limit) {
        for (int i = 0; i <= limit - pattern.length; i++) {
            if (startsWith(pattern, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean startsWith(byte[] pattern, int from) {
        if (input.position() < from + pattern.length) {
            return false;
        }
        for (int i = 0; i < pattern.length; i++) {
            int actual = input.get(from + i);
            if (actual != pattern[i] && lowerCase(actual) != pattern[i]) {
                return false;
            }
        }
        return true;
    }

    private static int lowerCase(int character) {
        return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
    }
}

package io.orcha.platform.http;

import io.orcha.platform.BusyException;
import io.orcha.platform.ContentTooLargeException;
import io.orcha.platform.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A body on its way in, which may be neither too long nor too slow, nor take more memory than there is for bodies. */
final class RequestBody extends FilterInputStream {

    /** Bodies that take longer may be given up for others. */
    private static final long SLOW = Duration.ofSeconds(3).toNanos();

    private final Limits limits;
    private final BodyMemory memory;
    private final Connection connection;
    private final long began = System.nanoTime();
    private long taken;
    private boolean forgotten;
    private long length;
    private boolean ended;

    /**
     * What a body may be.
     *
     * @param length in bytes
     * @param nanos how long it may take to arrive
     */
    record Limits(long length, long nanos) {}

    /** Where the body comes from. */
    interface Connection {

        /** The rest of the body will not be read, so no other request can follow on the connection after the response. */
        void abandon();

        /** Closes it at once, from any thread; who reads from it gets an exception. */
        void close();
    }

    RequestBody(InputStream body, Limits limits, BodyMemory memory, Connection connection) {
        super(body);
        this.limits = limits;
        this.memory = memory;
        this.connection = connection;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) {
        if (ended) {
            return -1;
        }
        if (System.nanoTime() - began > limits.nanos()) {
            throw refused(BodyNotReceivedException.tooSlow());
        }
        int read = readNext(buffer, offset, wanted);
        if (read < 0) {
            ended = true;
            memory.arrived(this);
        } else {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, BodyMemory.FREE)).length;
    }

    /**
     * Reads what is left, within the limits, so that a client which sends first and reads then finds its response. The stream below would
     * read on without an end.
     */
    @Override
    public void close() {
        try {
            var rest = new byte[BodyMemory.FREE];
            while (read(rest, 0, rest.length) >= 0) {
                release();
            }
        } catch (ProblemException _) {
            // The response tells why the request was refused, and the connection ends with it.
        }
    }

    /** Gives the memory back, once the response is sent or the client is gone. */
    synchronized void release() {
        memory.giveBack(taken);
        taken = 0;
    }

    /** The response is sent, or the client is gone: from now on it holds nothing, even if a piece is just being read. */
    synchronized void forget() {
        forgotten = true;
        memory.arrived(this);
        release();
    }

    /** Becomes the owner of memory that was taken for it; false when nobody is left who would give it back. */
    private synchronized boolean hold(long bytes) {
        if (!forgotten) {
            taken += bytes;
        }
        return !forgotten;
    }

    boolean isSlow() {
        return System.nanoTime() - began > SLOW;
    }

    /** Makes room for others. */
    void giveUp() {
        connection.close();
        forget();
    }

    private int readNext(byte[] buffer, int offset, int wanted) {
        try {
            return in.read(buffer, offset, wanted);
        } catch (IOException e) {
            // The wait for the next piece was too long, or the client is gone and will not see this.
            throw refused(BodyNotReceivedException.because(e));
        }
    }

    private void count(int read) {
        length += read;
        if (length > limits.length()) {
            throw refused(tooLarge(limits.length()));
        }
        long counted = Math.min(read, length - BodyMemory.FREE);
        if (counted > 0) {
            if (!memory.take(this, counted)) {
                throw refused(new BusyException("Too many large bodies are being received."));
            }
            if (!hold(counted)) {
                memory.giveBack(counted);
                memory.arrived(this);
            }
        }
    }

    private ProblemException refused(ProblemException problem) {
        ended = true;
        memory.arrived(this);
        connection.abandon();
        return problem;
    }

    static ContentTooLargeException tooLarge(long limit) {
        return new ContentTooLargeException("A body may have at most %d bytes.".formatted(limit));
    }
}

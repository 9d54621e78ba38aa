package io.orcha.platform.http;

import io.orcha.platform.BusyException;
import io.orcha.platform.ContentTooLargeException;
import io.orcha.platform.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** A body on its way in, which may be neither too long nor too slow, nor take more memory than there is for bodies. */
final class RequestBody extends FilterInputStream {

    private final long limit;
    private final long deadline;
    private final BodyMemory memory;
    private final Runnable onRefusal;
    private final AtomicLong taken = new AtomicLong();
    private long length;

    /**
     * Wraps a body.
     *
     * @param limit its greatest length in bytes
     * @param timeoutNanos how long it may take from now on
     * @param onRefusal runs before a refusal: what is left of the body will not be read
     */
    RequestBody(InputStream body, long limit, long timeoutNanos, BodyMemory memory, Runnable onRefusal) {
        super(body);
        this.limit = limit;
        this.deadline = System.nanoTime() + timeoutNanos;
        this.memory = memory;
        this.onRefusal = onRefusal;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) {
        requireTime();
        int read = readNext(buffer, offset, wanted);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, BodyMemory.FREE)).length;
    }

    /** Gives the memory back, once the response is sent or the client is gone. */
    void release() {
        memory.giveBack(taken.getAndSet(0));
    }

    private int readNext(byte[] buffer, int offset, int wanted) {
        try {
            return in.read(buffer, offset, wanted);
        } catch (IOException e) {
            // The wait for the next piece was too long, or the client is gone and will not see this.
            throw refused(BodyNotReceivedException.because(e));
        }
    }

    private void requireTime() {
        if (System.nanoTime() - deadline > 0) {
            throw refused(BodyNotReceivedException.tooSlow());
        }
    }

    private void count(int read) {
        length += read;
        if (length > limit) {
            throw refused(tooLarge(limit));
        }
        long counted = Math.min(read, length - BodyMemory.FREE);
        if (counted > 0) {
            if (!memory.take(counted)) {
                throw refused(new BusyException("Too many large bodies are being received."));
            }
            taken.addAndGet(counted);
        }
    }

    private ProblemException refused(ProblemException problem) {
        onRefusal.run();
        return problem;
    }

    static ContentTooLargeException tooLarge(long limit) {
        return new ContentTooLargeException("A body may have at most %d bytes.".formatted(limit));
    }
}

package io.orcha.platform;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Refuses to read more than a number of bytes, whatever the source claims about its size. */
public final class LimitedInput extends FilterInputStream {

    private final Supplier<? extends RuntimeException> tooLong;
    private long remaining;

    /**
     * Wraps a stream.
     *
     * @param limit how many bytes may be read
     * @param tooLong makes the exception for the byte after that
     */
    public LimitedInput(InputStream input, long limit, Supplier<? extends RuntimeException> tooLong) {
        super(input);
        this.remaining = limit;
        this.tooLong = tooLong;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    private void count(int read) {
        remaining -= read;
        if (remaining < 0) {
            throw tooLong.get();
        }
    }
}

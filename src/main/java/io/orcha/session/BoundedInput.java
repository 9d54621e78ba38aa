package io.orcha.session;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Refuses to read more than a number of bytes, whatever a compressed file claims about its size. It does not close its source. */
final class BoundedInput extends FilterInputStream {

    private final long limit;
    private long remaining;

    BoundedInput(InputStream input, long limit) {
        super(input);
        this.limit = limit;
        this.remaining = limit;
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
        return read < 0 ? read : count(read);
    }

    /** Reads to the end of the current file. */
    void drain() throws IOException {
        transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public void close() {
        // The source holds further files.
    }

    private int count(int read) {
        remaining -= read;
        if (remaining < 0) {
            throw new ImportTooLargeException("Unpacked, one import may have %d bytes; split it.".formatted(limit));
        }
        return read;
    }
}

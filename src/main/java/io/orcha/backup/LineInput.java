package io.orcha.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines, none of them longer than memory can hold, whatever the file says. */
final class LineInput {

    /** Far above any row: the largest is a kept response of {@code orcha.idempotency.max-response-bytes}, in hexadecimal digits. */
    static final int LONGEST = 64 << 20;

    private static final int BUFFER = 1 << 16;

    private final InputStream input;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private long number;

    LineInput(InputStream input) {
        this.input = input;
    }

    /** How many lines were read. */
    long number() {
        return number;
    }

    /**
     * The next line without its line feed; null at the end.
     *
     * @throws BackupException when it is too long, or the file ends within it
     */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream begun = null;
        while (fill()) {
            int from = position;
            int to = from;
            while (to < end && buffer[to] != '\n') {
                to++;
            }
            position = Math.min(to + 1, end);
            if ((begun == null ? 0 : begun.size()) + (to - from) > LONGEST) {
                throw BackupException.refused("line %d is longer than any of a backup".formatted(number + 1));
            }
            if (to < end) {
                number++;
                return line(begun, from, to);
            }
            begun = begun == null ? new ByteArrayOutputStream() : begun;
            begun.write(buffer, from, to - from);
        }
        if (begun != null) {
            throw BackupException.refused("the backup ends in the middle of line %d".formatted(number + 1));
        }
        return null;
    }

    private byte[] line(@Nullable ByteArrayOutputStream begun, int from, int to) {
        if (begun == null) {
            return Arrays.copyOfRange(buffer, from, to);
        }
        begun.write(buffer, from, to - from);
        return begun.toByteArray();
    }

    private boolean fill() throws IOException {
        if (position == end) {
            position = 0;
            end = Math.max(0, input.read(buffer));
        }
        return position < end;
    }
}

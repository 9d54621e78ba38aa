package io.orcha.backup;

import io.orcha.platform.PrivateFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** A backup that is to be read, more than once: what comes from standard input is kept in a private file meanwhile. */
final class BackupSource implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /** Stands for standard input and output. */
    static final String STANDARD = "-";

    private static final int GZIP_1 = 0x1f;
    private static final int GZIP_2 = 0x8b;

    private final Beginning beginning;
    private final @Nullable FileChannel spool;

    private BackupSource(Beginning beginning, @Nullable FileChannel spool) {
        this.beginning = beginning;
        this.spool = spool;
    }

    /** Goes to the first byte. */
    @FunctionalInterface
    private interface Beginning {
        InputStream open() throws IOException;
    }

    static BackupSource of(Path file) {
        return new BackupSource(() -> Files.newInputStream(file), null);
    }

    /** @param name a file, or {@code -} */
    static BackupSource open(String name, InputStream standardInput) throws IOException {
        if (!name.equals(STANDARD)) {
            return of(Path.of(name));
        }
        var spool = PrivateFile.open("orcha-restore");
        try {
            standardInput.transferTo(Channels.newOutputStream(spool));
        } catch (IOException e) {
            spool.close();
            throw e;
        }
        return new BackupSource(() -> Channels.newInputStream(spool.position(0)), spool);
    }

    /**
     * Reads the whole backup, unpacked when it is packed.
     *
     * @throws BackupException when it is no whole and unaltered one
     */
    BackupReader.Summary read(BackupReader.Visitor visitor) throws IOException, SQLException {
        // The channel of a private file has to stay open: it is the only way to it.
        var input = new BufferedInputStream(beginning.open(), BUFFER);
        try {
            return BackupReader.read(unpacked(input), visitor);
        } finally {
            if (spool == null) {
                input.close();
            }
        }
    }

    private static InputStream unpacked(BufferedInputStream input) throws IOException {
        input.mark(2);
        boolean packed = input.read() == GZIP_1 && input.read() == GZIP_2;
        input.reset();
        return packed ? new CheckedGzip(input) : input;
    }

    @Override
    public void close() throws IOException {
        if (spool != null) {
            spool.close();
        }
    }

    /** Tells damage of the packing from a disk that cannot be read. The JDK's own class ignores what follows the packed data. */
    private static final class CheckedGzip extends InputStream {

        private final InputStream packed;

        CheckedGzip(InputStream file) throws IOException {
            try {
                packed = GzipCompressorInputStream.builder()
                        .setInputStream(file)
                        .setDecompressConcatenated(true)
                        .get();
            } catch (IOException e) {
                throw damaged();
            }
        }

        @Override
        public int read() throws IOException {
            try {
                return packed.read();
            } catch (IOException e) {
                throw damaged();
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return packed.read(bytes, offset, length);
            } catch (IOException e) {
                throw damaged();
            }
        }

        private static BackupException damaged() {
            return BackupException.refused("its gzip packing is damaged");
        }
    }
}

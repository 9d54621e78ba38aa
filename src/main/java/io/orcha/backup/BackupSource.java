package io.orcha.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** A backup that is to be read, more than once: what comes from standard input is kept in a private file meanwhile. */
final class BackupSource implements AutoCloseable {

    /** Stands for standard input and output. */
    static final String STANDARD = "-";

    private static final int GZIP_1 = 0x1f;
    private static final int GZIP_2 = 0x8b;

    private final Path file;
    private final boolean spooled;

    private BackupSource(Path file, boolean spooled) {
        this.file = file;
        this.spooled = spooled;
    }

    static BackupSource of(Path file) {
        return new BackupSource(file, false);
    }

    /** @param name a file, or {@code -} */
    static BackupSource open(String name, InputStream standardInput) throws IOException {
        if (!name.equals(STANDARD)) {
            return of(Path.of(name));
        }
        // Files of this kind can be read by their owner only.
        var spool = new BackupSource(Files.createTempFile("orcha-restore", ".ndjson"), true);
        try {
            Files.copy(standardInput, spool.file, StandardCopyOption.REPLACE_EXISTING);
            return spool;
        } catch (IOException e) {
            spool.close();
            throw e;
        }
    }

    /**
     * Reads the whole backup, unpacked when it is packed.
     *
     * @throws BackupException when it is no whole and unaltered one
     */
    BackupReader.Summary read(BackupReader.Visitor visitor) throws IOException, SQLException {
        try (var input = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return BackupReader.read(unpacked(input), visitor);
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
        if (spooled) {
            Files.deleteIfExists(file);
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

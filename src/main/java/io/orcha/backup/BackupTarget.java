package io.orcha.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * A backup file as it is being written. It has another name until it is whole and on the disk, so that a file of the right name is
 * a whole backup, and an older one stays until then.
 */
final class BackupTarget implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /** What the name of an unfinished backup ends with. */
    static final String PARTIAL = ".partial";

    private final Path file;
    private final Path partial;
    private final FileChannel channel;
    private final OutputStream output;

    private BackupTarget(Path file, Path partial, FileChannel channel, OutputStream output) {
        this.file = file;
        this.partial = partial;
        this.channel = channel;
        this.output = output;
    }

    /** Begins a file that only its owner can read. */
    static BackupTarget open(Path file, boolean packed) throws IOException {
        var partial = file.resolveSibling(file.getFileName() + PARTIAL);
        Files.deleteIfExists(partial);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var channel = partial.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? FileChannel.open(
                        partial,
                        options,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : FileChannel.open(partial, options);
        try {
            return new BackupTarget(file, partial, channel, stream(Channels.newOutputStream(channel), packed));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Buffers, and packs if it is to. */
    static OutputStream stream(OutputStream output, boolean packed) throws IOException {
        var buffered = new BufferedOutputStream(output, BUFFER);
        return packed ? new GZIPOutputStream(buffered, BUFFER) : buffered;
    }

    OutputStream output() {
        return output;
    }

    /** Gives the file its name, all or nothing, also should the power fail right after. */
    void complete() throws IOException {
        if (output instanceof GZIPOutputStream packed) {
            packed.finish();
        }
        output.flush();
        channel.force(true);
        output.close();
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        sync(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    /** Windows opens no directories and needs no such thing. */
    static void sync(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var entries = FileChannel.open(directory)) {
                entries.force(true);
            }
        }
    }

    /** Leaves nothing behind of a file that was not completed. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(partial);
    }
}

package io.orcha.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file for what does not fit into memory and is nobody else's business. Where the system allows it, it has no name from the
 * beginning, so that nothing of it is left behind when the process is killed.
 */
public final class PrivateFile {

    private PrivateFile() {}

    /**
     * Opens a new one, which is gone when it is closed.
     *
     * @param prefix says what it is for, where it has a name
     */
    public static FileChannel open(String prefix) throws IOException {
        // Files of this kind can be read by their owner only.
        return nameless(Files.createTempFile(prefix, ".tmp"));
    }

    private static FileChannel nameless(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            return posix
                    ? FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)
                    : FileChannel.open(
                            file,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
        } finally {
            if (posix) {
                Files.deleteIfExists(file);
            }
        }
    }
}

package io.orcha.platform.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps a data directory to one service; the operating system lets go of it when the process ends, however it ends. */
final class HomeLock implements AutoCloseable {

    /** Beyond the text, because Windows forbids others to read the locked bytes. */
    private static final long LOCKED_BYTE = 1 << 20;

    /** Channels never closed: POSIX drops every lock of a process on a file when the process closes the file once. */
    private static final Queue<FileChannel> KEPT_OPEN = new ConcurrentLinkedQueue<>();

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock and notes this process in its file.
     *
     * @throws HomeInUseException another service holds it, in this process or in another
     */
    static HomeLock acquire(Path home) throws IOException {
        var channel = FileChannel.open(
                home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                var holder = read(channel);
                channel.close();
                throw new HomeInUseException(home, holder);
            }
        } catch (OverlappingFileLockException e) {
            KEPT_OPEN.add(channel);
            throw new HomeInUseException(home, ownId());
        }
        channel.truncate(0);
        channel.write(US_ASCII.encode(ownId()), 0);
        return new HomeLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    static String ownId() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static String read(FileChannel channel) throws IOException {
        var text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        return US_ASCII.decode(text.flip()).toString();
    }
}

package io.orcha.platform.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/** The directory that holds all that the embedded PostgreSQL needs, locked for one service while it is open. */
final class DataHome implements AutoCloseable {

    private static final long LOG_LIMIT = 10L * 1024 * 1024;
    private static final int PASSWORD_BYTES = 32;
    private static final String CLUSTER = "postgres";
    private static final String PASSWORD = "password";

    private final Path path;
    private final HomeLock lock;

    private DataHome(Path path, HomeLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the directory, for its owner only, when there is none, and locks it.
     *
     * @throws EmbeddedPostgresException it is in use or cannot be used
     */
    static DataHome open(Path directory) {
        var home = directory.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(home)) {
                Files.createDirectories(Objects.requireNonNullElse(home.getParent(), home));
                Files.createDirectory(home);
                FileTree.permit(home, "rwx------");
            }
            // The real path is what PostgreSQL reports as its directory.
            var real = home.toRealPath();
            return new DataHome(real, HomeLock.acquire(real));
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The directory " + home + " cannot hold the embedded PostgreSQL (" + e
                            + "); set orcha.data-dir to another directory",
                    e);
        }
    }

    /** Where the server of a directory listens, when one runs there, and the password for it. */
    static Optional<Running> running(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return Optional.empty();
        }
        var home = directory.toRealPath();
        var port = new PidFile(home.resolve(CLUSTER)).port();
        return port.isEmpty()
                ? Optional.empty()
                : Optional.of(new Running(
                        port.getAsInt(),
                        Files.readString(home.resolve(PASSWORD), US_ASCII).strip()));
    }

    /** A server that another process has started. */
    record Running(int port, String password) {}

    Path path() {
        return path;
    }

    Path binaries() {
        return path.resolve("postgres-bin");
    }

    Path cluster() {
        return path.resolve(CLUSTER);
    }

    Path unfinishedCluster() {
        return path.resolve("postgres.unfinished");
    }

    /** What PostgreSQL reports. */
    Path log() {
        return path.resolve("postgres.log");
    }

    /** What its programs said when they were last run. */
    Path toolLog() {
        return path.resolve("postgres-tools.log");
    }

    /**
     * The password of the database, made up at the first call.
     *
     * @throws EmbeddedPostgresException the file is gone although there is a database
     */
    String password() throws IOException {
        var file = path.resolve(PASSWORD);
        if (Files.exists(file)) {
            return Files.readString(file, US_ASCII).strip();
        }
        if (Files.exists(cluster())) {
            throw new EmbeddedPostgresException("The file " + file + " with the password of the PostgreSQL data in "
                    + cluster() + " is missing; restore it, or move the data away to start afresh");
        }
        var random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var unfinished = path.resolve("password.unfinished");
        writePrivate(unfinished, password);
        FileTree.move(unfinished, file);
        return password;
    }

    /** Writes a file that only its owner can read, from its first byte on. */
    static void writePrivate(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        FileTree.permit(file, "rw-------");
        Files.writeString(file, text, US_ASCII);
    }

    /** Makes room in the log, keeping one older file, and gives it to the account that PostgreSQL runs as. */
    void prepareLog(Launcher launcher) throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT) {
            Files.move(log(), path.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.notExists(log(), LinkOption.NOFOLLOW_LINKS)) {
            Files.createFile(log());
            FileTree.permit(log(), "rw-------");
        }
        launcher.handOver(log());
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}

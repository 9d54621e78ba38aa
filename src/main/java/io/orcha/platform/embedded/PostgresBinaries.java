package io.orcha.platform.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked from the archive on the class path.
 *
 * @param root the directory that holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path root, Platform platform) {

    private static final String HALF_MADE = ".unpacking";
    private static final List<PosixFilePermission> IN_ARCHIVE_ORDER = List.of(
            PosixFilePermission.OTHERS_EXECUTE,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_READ);

    /**
     * Finds the archive for this machine and unpacks it below {@code directory} unless an earlier start has. The caller
     * holds the lock of the data directory, so nobody else unpacks; binaries of other versions are removed.
     */
    static PostgresBinaries unpack(Path directory, Platform platform) throws IOException {
        var resource = archive(platform);
        var target = directory.resolve(fingerprint(resource));
        if (!Files.isDirectory(target)) {
            Files.createDirectories(directory);
            FileTree.permit(directory, "rwxr-xr-x");
            var halfMade = directory.resolve(HALF_MADE);
            FileTree.delete(halfMade);
            Files.createDirectory(halfMade);
            FileTree.permit(halfMade, "rwxr-xr-x");
            try (var archive = open(resource)) {
                extract(archive, halfMade);
            }
            new PostgresBinaries(halfMade, platform).verify();
            FileTree.move(halfMade, target);
        }
        removeAllBut(target);
        return new PostgresBinaries(target, platform);
    }

    Path program(String name) {
        return root.resolve("bin").resolve(platform.executable(name));
    }

    private static String archive(Platform platform) {
        return platform.archives().stream()
                .filter(name -> PostgresBinaries.class.getResource("/" + name) != null)
                .findFirst()
                .orElseThrow(() -> new EmbeddedPostgresException("No PostgreSQL for " + platform.system() + " on "
                        + platform.architecture() + " comes with this build;"
                        + " set QUARKUS_DATASOURCE_JDBC_URL to a PostgreSQL of your own"));
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(PostgresBinaries.class.getResourceAsStream("/" + resource), resource);
    }

    private static String fingerprint(String resource) throws IOException {
        try (var archive = new DigestInputStream(open(resource), MessageDigest.getInstance("SHA-256"))) {
            archive.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(archive.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void extract(InputStream compressed, Path target) throws IOException {
        try (var archive = new TarArchiveInputStream(new XZCompressorInputStream(compressed))) {
            TarArchiveEntry entry;
            while ((entry = archive.getNextEntry()) != null) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive leaves its directory: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(Objects.requireNonNull(path.getParent()));
                    write(archive, entry, target, path);
                }
                // The link's target carries the mode; it may come later in the archive than the link.
                if (!entry.isSymbolicLink() && !entry.isLink()) {
                    permit(path, entry.getMode());
                }
            }
        }
    }

    private static void write(TarArchiveInputStream archive, TarArchiveEntry entry, Path target, Path path)
            throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, target.resolve(entry.getLinkName()));
        } else {
            Files.copy(archive, path);
        }
    }

    private static void permit(Path path, int mode) throws IOException {
        if (FileTree.hasModes(path)) {
            var permissions = EnumSet.noneOf(PosixFilePermission.class);
            for (int bit = 0; bit < IN_ARCHIVE_ORDER.size(); bit++) {
                if ((mode & (1 << bit)) != 0) {
                    permissions.add(IN_ARCHIVE_ORDER.get(bit));
                }
            }
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    /** Binaries made for another C library (Alpine's musl) unpack well and then do not run. */
    private void verify() throws IOException {
        try {
            var process = new ProcessBuilder(program("postgres").toString(), "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.onExit().join().exitValue() == 0) {
                return;
            }
        } catch (IOException e) {
            throw doesNotRun(e);
        }
        throw doesNotRun(new IOException("postgres --version fails"));
    }

    private EmbeddedPostgresException doesNotRun(IOException cause) {
        return new EmbeddedPostgresException(
                "The PostgreSQL that comes with this build does not run on this system (" + cause.getMessage()
                        + "); set QUARKUS_DATASOURCE_JDBC_URL to a PostgreSQL of your own",
                cause);
    }

    private static void removeAllBut(Path current) throws IOException {
        try (var siblings = Files.list(Objects.requireNonNull(current.getParent()))) {
            for (var sibling : (Iterable<Path>) siblings::iterator) {
                if (!sibling.equals(current)) {
                    FileTree.delete(sibling);
                }
            }
        }
    }
}

package io.orcha.platform.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The file in which a running PostgreSQL notes its process, and which stays behind when it is killed. */
final class PidFile {

    /** Above what any system gives to a process. */
    private static final int NO_PROCESS = Integer.MAX_VALUE;

    private static final int PORT_LINE = 3;

    private final Path cluster;
    private final Path file;

    PidFile(Path cluster) {
        this.cluster = cluster;
        this.file = cluster.resolve("postmaster.pid");
    }

    /** The server of this data directory, when it lives. */
    Optional<ProcessHandle> server() throws IOException {
        return noted().filter(this::isOurServer);
    }

    /** Where that server listens; empty when none does, or not yet. */
    OptionalInt port() throws IOException {
        if (server().isEmpty()) {
            return OptionalInt.empty();
        }
        var lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        return lines.size() > PORT_LINE && lines.get(PORT_LINE).matches("\\d{1,5}")
                ? OptionalInt.of(Integer.parseInt(lines.get(PORT_LINE)))
                : OptionalInt.empty();
    }

    /**
     * Unblocks a start after the noted number went to another process, at which PostgreSQL would refuse to start. The
     * file stays, with a number nobody has: with the rest of it PostgreSQL makes sure that no child of the dead server
     * still works on the data.
     */
    void disownReusedNumber() throws IOException {
        if (noted().isPresent() && server().isEmpty()) {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            Files.writeString(
                    file, text.replaceFirst("^-?\\d+", Integer.toString(NO_PROCESS)), StandardCharsets.ISO_8859_1);
        }
    }

    private Optional<ProcessHandle> noted() throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        var number = Files.readString(file, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return number.matches("\\d{1,10}") ? ProcessHandle.of(Long.parseLong(number)) : Optional.empty();
    }

    /** A dead process that nobody has waited for has no command either. */
    private boolean isOurServer(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(command -> Path.of(command).getFileName().toString())
                        .filter(name -> name.startsWith("postgres"))
                        .isPresent()
                && worksOnCluster(process);
    }

    private boolean worksOnCluster(ProcessHandle process) {
        // PostgreSQL makes the data directory its working directory, which on Linux anyone may look up.
        var directory = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            if (Files.exists(directory)) {
                return Files.isSameFile(directory, cluster);
            }
        } catch (IOException e) {
            // Not ours to look at; the command line says it as well.
        }
        return process.info()
                .arguments()
                .map(List::of)
                .filter(arguments -> arguments.contains("-D"))
                .map(arguments -> arguments.subList(arguments.indexOf("-D") + 1, arguments.size()))
                .map(rest -> !rest.isEmpty() && Path.of(rest.getFirst()).equals(cluster))
                // Windows tells no arguments: that it is a PostgreSQL must do.
                .orElse(true);
    }
}

package io.orcha.backup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.runtime.configuration.DurationConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A backup at regular times in a directory, where the latest few stay. Each is read back after it was written. The file {@code
 * last-success} tells by its age how old the latest good backup is, and names it.
 */
final class ScheduledBackups {

    static final String STATE = "last-success";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** No other file in the directory is ever deleted. */
    private static final Pattern OWN = Pattern.compile("orcha-backup-\\d{8}T\\d{6}Z\\.ndjson(\\.gz)?");

    private static final Pattern OWN_PARTIAL = Pattern.compile(OWN.pattern() + Pattern.quote(BackupTarget.PARTIAL));

    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    private final Path directory;
    private final Duration every;
    private final int keep;
    private final boolean packed;
    private final Clock clock;
    private final Progress progress;
    private final Writer writer;

    /** Writes one backup. */
    @FunctionalInterface
    interface Writer {
        void write(Path file, boolean packed) throws IOException, SQLException;
    }

    private ScheduledBackups(
            Path directory, Duration every, int keep, boolean packed, Clock clock, Progress progress, Writer writer) {
        this.directory = directory;
        this.every = every;
        this.keep = keep;
        this.packed = packed;
        this.clock = clock;
        this.progress = progress;
        this.writer = writer;
    }

    static ScheduledBackups of(Arguments arguments, Clock clock, Progress progress, Writer writer) {
        var directory = Path.of(arguments.required("--dir"));
        var every = duration(arguments.required("--every"));
        var keep = arguments.value("--keep");
        if (keep != null && !keep.matches("[1-9]\\d{0,5}")) {
            throw new BackupException(Exit.USAGE, "--keep must be a number from 1");
        }
        if (!Files.isDirectory(directory)) {
            throw new BackupException(Exit.USAGE, "--dir must be a directory");
        }
        return new ScheduledBackups(
                directory,
                every,
                keep == null ? 7 : Integer.parseInt(keep),
                arguments.has("--gzip"),
                clock,
                progress,
                writer);
    }

    private static Duration duration(String text) {
        try {
            var every = DurationConverter.parseDuration(text);
            if (every.isPositive()) {
                return every;
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        throw new BackupException(Exit.USAGE, "--every must be a duration such as 24H");
    }

    /** Works until the process is asked to end. */
    void run() throws IOException {
        removePartials();
        try {
            while (true) {
                var next = runDue();
                Thread.sleep(Duration.between(clock.instant(), next).plusMillis(1));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Makes a backup when one is due.
     *
     * @return when to come again
     */
    Instant runDue() throws IOException {
        var now = clock.instant();
        var due = latest().plus(every);
        if (due.isAfter(now)) {
            return due;
        }
        try {
            backUp(now);
            return now.plus(every);
        } catch (IOException | SQLException | RuntimeException e) {
            progress.say("backup: " + BackupCommand.describe(e));
            return now.plus(every.compareTo(LONGEST_RETRY) < 0 ? every : LONGEST_RETRY);
        }
    }

    private void backUp(Instant now) throws IOException, SQLException {
        var file = directory.resolve("orcha-backup-" + TIME.format(now) + ".ndjson" + (packed ? ".gz" : ""));
        writer.write(file, packed);
        try {
            note(file, BackupSource.of(file).read(new BackupReader.Visitor() {}), now);
        } catch (BackupException e) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
            throw e;
        }
        var old = own(OWN);
        for (var expired : old.subList(0, Math.max(0, old.size() - keep))) {
            Files.delete(expired);
        }
    }

    private void note(Path file, BackupReader.Summary summary, Instant now) throws IOException {
        var state = JsonNodeFactory.instance
                .objectNode()
                .put("file", file.getFileName().toString())
                .put("created_at", summary.header().createdAt().toString())
                .put("tables", summary.tables())
                .put("rows", summary.rows())
                .put("bytes", summary.bytes());
        var unfinished = directory.resolve(STATE + BackupTarget.PARTIAL);
        Files.writeString(unfinished, state + "\n");
        Files.setLastModifiedTime(unfinished, FileTime.from(now));
        Files.move(unfinished, directory.resolve(STATE), StandardCopyOption.ATOMIC_MOVE);
        BackupTarget.sync(directory);
    }

    private Instant latest() throws IOException {
        var state = directory.resolve(STATE);
        return Files.exists(state) ? Files.getLastModifiedTime(state).toInstant() : Instant.EPOCH;
    }

    /** What a process that was killed has begun. */
    private void removePartials() throws IOException {
        for (var partial : own(OWN_PARTIAL)) {
            Files.delete(partial);
        }
    }

    /** The directory's files of a pattern, the oldest first. */
    private List<Path> own(Pattern pattern) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file ->
                            pattern.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }
}

package io.orcha.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcha.backup.ControlLine.Header;
import io.orcha.backup.ControlLine.Trailer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups at regular times: when they are made, which stay, and what a failure leaves. */
class ScheduledBackupsTest {

    private static final Instant START = Instant.parse("2026-11-26T04:00:00Z");

    @TempDir
    Path directory;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private Instant now = START;
    private ScheduledBackups.Writer writer = (file, _) -> Files.write(file, emptyBackup());

    @Test
    void makesOneWhenItIsDueAndKeepsTheLatest() throws IOException {
        var backups = backups("--every", "24H", "--keep", "2");

        assertThat(backups.runDue()).isEqualTo(START.plus(Duration.ofDays(1)));
        now = START.plus(Duration.ofHours(1));
        assertThat(backups.runDue()).isEqualTo(START.plus(Duration.ofDays(1)));
        for (int day = 1; day <= 3; day++) {
            now = START.plus(Duration.ofDays(day));
            backups.runDue();
        }

        assertThat(names())
                .containsExactly(
                        "last-success", "orcha-backup-20261128T040000Z.ndjson", "orcha-backup-20261129T040000Z.ndjson");
        assertThat(Files.getLastModifiedTime(directory.resolve("last-success")).toInstant())
                .isEqualTo(now);
        assertThat(Files.readString(directory.resolve("last-success")))
                .contains("orcha-backup-20261129T040000Z.ndjson");
    }

    @Test
    void doesNotBeginAnewAfterARestart() throws IOException {
        backups("--every", "24H").runDue();
        now = START.plus(Duration.ofHours(3));

        assertThat(backups("--every", "24H").runDue()).isEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(names()).hasSize(2);
    }

    @Test
    void neverDeletesTheFilesOfOthers() throws IOException {
        var others = List.of("orcha-backup-mine.ndjson", "orcha-backup-20250101T000000Z.ndjson.old", "notes.txt");
        for (var other : others) {
            Files.writeString(directory.resolve(other), "mine");
        }
        Files.write(directory.resolve("orcha-backup-20250101T000000Z.ndjson"), emptyBackup());

        backups("--every", "24H", "--keep", "1").runDue();

        assertThat(names())
                .containsAll(others)
                .contains("orcha-backup-20261126T040000Z.ndjson")
                .doesNotContain("orcha-backup-20250101T000000Z.ndjson");
    }

    @Test
    void triesAgainSoonAfterAFailureAndKeepsWhatIsThere() throws IOException {
        var backups = backups("--every", "24H", "--keep", "1");
        backups.runDue();
        now = START.plus(Duration.ofDays(1));
        writer = (_, _) -> {
            throw new BackupException(Exit.FAILED, "no database");
        };

        assertThat(backups.runDue()).isEqualTo(now.plus(Duration.ofMinutes(5)));

        assertThat(names()).containsExactly("last-success", "orcha-backup-20261126T040000Z.ndjson");
        assertThat(Files.getLastModifiedTime(directory.resolve("last-success")).toInstant())
                .isEqualTo(START);
        assertThat(messages.toString(UTF_8)).contains("no database");
    }

    @Test
    void countsNoDamagedBackup() throws IOException {
        var backups = backups("--every", "24H", "--keep", "1");
        backups.runDue();
        now = START.plus(Duration.ofDays(1));
        writer = (file, _) -> Files.write(file, List.of("cut"));

        backups.runDue();

        assertThat(names())
                .containsExactly(
                        "last-success",
                        "orcha-backup-20261126T040000Z.ndjson",
                        "orcha-backup-20261127T040000Z.ndjson.damaged");
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        for (var bad : List.of("0S", "-1H", "soon")) {
            assertThatThrownBy(() -> backups("--every", bad)).isInstanceOf(BackupException.class);
        }
        assertThatThrownBy(() -> backups("--every", "1H", "--keep", "0")).isInstanceOf(BackupException.class);
    }

    private ScheduledBackups backups(String... arguments) {
        var all = new java.util.ArrayList<>(List.of(arguments));
        all.addAll(List.of("--dir", directory.toString()));
        InstantSource source = () -> now;
        return ScheduledBackups.of(
                Arguments.parse(all, Set.of("--gzip"), Set.of("--every", "--keep", "--dir")),
                source.withZone(ZoneOffset.UTC),
                new Progress(new PrintStream(messages, true, UTF_8)),
                (file, packed) -> writer.write(file, packed));
    }

    private byte[] emptyBackup() {
        var all = new Checksum();
        var header = new Header(now, "test", "4", null).bytes();
        all.add(header);
        return (new String(header, UTF_8) + "\n" + new String(new Trailer(0, 0, all.soFar()).bytes(), UTF_8) + "\n")
                .getBytes(UTF_8);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

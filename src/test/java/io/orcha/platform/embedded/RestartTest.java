package io.orcha.platform.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier run leaves behind, tidy or not, and what the next start makes of it. */
class RestartTest {

    @TempDir
    Path home;

    @Test
    void keepsDataOverARestart() throws IOException, SQLException {
        var first = EmbeddedPostgres.start(home);
        Sql.execute(first, "CREATE TABLE kept (name text); INSERT INTO kept VALUES ('Ada')");

        first.close();
        first.close();

        assertThat(new PidFile(home.resolve("postgres")).server()).isEmpty();
        try (var second = EmbeddedPostgres.start(home)) {
            assertThat(Sql.value(second, "SELECT name FROM kept")).isEqualTo("Ada");
        }
    }

    @Test
    void takesOverFromAServiceThatWasKilled() throws IOException, InterruptedException, SQLException {
        var killed = abandonServer(home);
        var left = new PidFile(home.resolve("postgres")).server().orElseThrow();

        try (var postgres = EmbeddedPostgres.start(home)) {
            assertThat(killed.isAlive()).isFalse();
            assertThat(Sql.value(postgres, "SELECT name FROM kept")).isEqualTo("Ada");
            assertThat(new PidFile(home.resolve("postgres")).server())
                    .hasValueSatisfying(server -> assertThat(server).isNotEqualTo(left));
        }
    }

    @Test
    void refusesADirectoryInUseByAnotherProcess() throws IOException {
        var other = AbandonedServer.launch(home);
        try {
            assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("in use by another Orcha Memory (process " + other.pid() + ")")
                    .hasMessageContaining("orcha.data-dir");
            assertThat(new PidFile(home.resolve("postgres")).server()).isPresent();
        } finally {
            other.getOutputStream().close();
            await().atMost(Duration.ofSeconds(30)).until(() -> !other.isAlive());
        }
    }

    @Test
    void startsWhenThePidFileNamesAnotherProcessOrNone() throws IOException, SQLException {
        var pidFile = home.resolve("postgres/postmaster.pid");
        String left;
        try (var first = EmbeddedPostgres.start(home)) {
            Sql.execute(first, "CREATE TABLE kept (name text); INSERT INTO kept VALUES ('Ada')");
            left = Files.readString(pidFile, ISO_8859_1);
        }
        var stranger = new ProcessBuilder("cat").start();

        Files.writeString(pidFile, left.replaceFirst("^\\d+", Long.toString(stranger.pid())), ISO_8859_1);
        try (var second = EmbeddedPostgres.start(home)) {
            assertThat(Sql.value(second, "SELECT name FROM kept")).isEqualTo("Ada");
            assertThat(stranger.isAlive()).isTrue();
        }

        stranger.destroyForcibly().onExit().join();
        Files.writeString(pidFile, left.replaceFirst("^\\d+", Long.toString(stranger.pid())), ISO_8859_1);
        try (var third = EmbeddedPostgres.start(home)) {
            assertThat(Sql.value(third, "SELECT name FROM kept")).isEqualTo("Ada");
        }
    }

    @Test
    void leavesThePostgresOfAnotherDirectoryAlone() throws IOException, SQLException {
        try (var other = EmbeddedPostgres.start(home.resolve("other"))) {
            EmbeddedPostgres.start(home.resolve("mine")).close();
            Files.copy(home.resolve("other/postgres/postmaster.pid"), home.resolve("mine/postgres/postmaster.pid"));

            try (var mine = EmbeddedPostgres.start(home.resolve("mine"))) {
                assertThat(Sql.value(mine, "SELECT 1")).isEqualTo("1");
            }

            assertThat(new PidFile(home.resolve("mine/postgres")).server()).isEmpty();
            assertThat(new PidFile(home.resolve("other/postgres")).server()).isPresent();
            assertThat(Sql.value(other, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void ignoresWhatAnInterruptedFirstStartHasLeft() throws IOException, SQLException {
        Files.createDirectories(home.resolve("postgres-bin/.unpacking/bin"));
        Files.writeString(home.resolve("postgres-bin/.unpacking/bin/postgres"), "half a file");
        Files.createDirectories(home.resolve("postgres.unfinished/base"));
        Files.writeString(home.resolve("postgres.unfinished/PG_VERSION"), "18");
        Files.writeString(home.resolve("password.unfinished"), "half");

        try (var postgres = EmbeddedPostgres.start(home)) {
            assertThat(Sql.value(postgres, "SELECT 1")).isEqualTo("1");
        }

        assertThat(home.resolve("postgres.unfinished")).doesNotExist();
        assertThat(home.resolve("postgres-bin/.unpacking")).doesNotExist();
    }

    @Test
    void refusesDataOfAnotherPostgresAndLeavesThemAlone() throws IOException {
        var cluster = Files.createDirectories(home.resolve("postgres"));
        Files.writeString(cluster.resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("The data in " + cluster.toRealPath() + " is of PostgreSQL 17")
                .hasMessageContaining("pg_dumpall");

        assertThat(cluster).isDirectoryContaining("glob:**PG_VERSION");
        assertThat(cluster.toFile().list()).hasSize(1);
        assertThat(home.resolve("postgres-bin")).doesNotExist();
    }

    @Test
    void namesAMissingPasswordFile() throws IOException {
        EmbeddedPostgres.start(home).close();
        Files.delete(home.resolve("password"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining(home.toRealPath().resolve("password") + " with the password");
    }

    @Test
    void namesADirectoryThatCannotBeUsed() throws IOException {
        var file = Files.createFile(home.resolve("file"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(file.resolve("home")))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("set orcha.data-dir to another directory");
    }

    /** Starts a server in a process that is then killed, and returns that process. */
    private static Process abandonServer(Path home) throws IOException, InterruptedException {
        var process = AbandonedServer.launch(home);
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process;
    }
}

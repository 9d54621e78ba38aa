package io.orcha.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One server that runs, asked from outside. */
class EmbeddedPostgresTest {

    @TempDir
    static Path directory;

    private static Path home;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        home = directory.resolve("a home, with blanks");
        postgres = EmbeddedPostgres.start(home);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "listen_addresses, 127.0.0.1",
        "password_encryption, scram-sha-256",
        "server_encoding, UTF8",
        "log_timezone, UTC",
        "max_connections, 100",
        "shared_buffers, 128MB",
        "data_checksums, on"
    })
    void runsAsAProductionServerDoes(String setting, String value) throws SQLException {
        assertThat(Sql.value(postgres, "SHOW " + setting)).isEqualTo(value);
    }

    @Test
    void refusesAWrongPassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void givesTheServiceItsOwnDatabaseAndNoFurtherRights() throws SQLException {
        assertThat(Sql.value(postgres, "SELECT current_database()")).isEqualTo("orcha");
        assertThat(Sql.value(postgres, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
        Sql.execute(postgres, "CREATE TABLE owned (id int)");
        Sql.execute(postgres, "DROP TABLE owned");
    }

    @Test
    void sortsTextTheSameOnEveryMachine() throws SQLException {
        assertThat(Sql.value(postgres, "SELECT string_agg(t, '' ORDER BY t) FROM unnest(ARRAY['b','B','a','ä']) t"))
                .isEqualTo("Babä");
        assertThat(Sql.value(postgres, "SELECT upper('ünïcödé')")).isEqualTo("ÜNÏCÖDÉ");
    }

    @Test
    void keepsItsFilesToTheirOwner() throws IOException {
        assertThat(Files.getPosixFilePermissions(home)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(home.resolve("password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(home.resolve("password.initdb")).doesNotExist();
    }

    @Test
    void keepsValuesOutOfItsLog() throws IOException {
        assertThatThrownBy(
                        () -> Sql.execute(
                                postgres,
                                "CREATE TABLE secrets (text varchar UNIQUE); INSERT INTO secrets VALUES ('my secret'), ('my secret')"))
                .hasMessageContaining("my secret");

        assertThat(home.resolve("postgres.log"))
                .content()
                .contains("duplicate key")
                .doesNotContain("my secret");
    }

    @Test
    void refusesASecondServiceOfTheSameProcessAndKeepsTheFirst() throws SQLException {
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessage(
                            "The directory %s is in use by another Orcha Memory (process %d);"
                                    + " set orcha.data-dir to another directory",
                            home, ProcessHandle.current().pid());
        }

        assertThat(Sql.value(postgres, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void comesBackOnTheSamePortWhenItsServerIsKilled() throws IOException, SQLException {
        var pidFile = new PidFile(home.resolve("postgres"));
        var killed = pidFile.server().orElseThrow();
        Sql.execute(postgres, "CREATE TABLE survivors (name text); INSERT INTO survivors VALUES ('Ada')");

        killed.destroyForcibly();

        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
            assertThat(Sql.value(postgres, "SELECT name FROM survivors")).isEqualTo("Ada");
            assertThat(pidFile.server().orElseThrow().pid()).isNotEqualTo(killed.pid());
        });
    }
}

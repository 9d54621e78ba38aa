package io.orcha.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import io.orcha.testing.ServiceProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service and the PostgreSQL that it brings along, from the outside. */
class EmbeddedLifecycleIT {

    private static final int SIGTERM = 128 + 15;

    @TempDir
    Path directory;

    @AfterEach
    void leavesNoServerBehind() {
        await().atMost(Duration.ofSeconds(20)).until(() -> servers().isEmpty());
    }

    @Test
    void servesStopsCleanlyAndKeepsItsData() throws Exception {
        try (var service = service().start()) {
            assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
            execute("CREATE TABLE kept (name text); INSERT INTO kept VALUES ('Ada')");

            assertThat(service.stop()).isEqualTo(SIGTERM);
            await().atMost(Duration.ofSeconds(5)).until(() -> servers().isEmpty());
            assertThat(directory.resolve("home/postgres/postmaster.pid")).doesNotExist();
            assertThat(service.output()).doesNotContain(password());
        }

        try (var service = service().start()) {
            assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
            assertThat(value("SELECT name FROM kept")).isEqualTo("Ada");
        }
    }

    @Test
    void takesOverAfterKillMinusNine() throws Exception {
        service().start().kill();
        execute("CREATE TABLE kept (name text); INSERT INTO kept VALUES ('Ada')");

        try (var service = service().start()) {
            assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
            assertThat(value("SELECT name FROM kept")).isEqualTo("Ada");
        }
    }

    @Test
    void recoversByItselfWhenItsServerIsKilled() throws Exception {
        try (var service = service().start()) {
            new PidFile(cluster()).server().orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(30)).until(() -> service.output().contains("was started again on port"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> service.get("/q/health/ready").statusCode() == 200);
        }
    }

    @Test
    void endsWithOneClearLineWhenTheDirectoryIsInUse() throws Exception {
        try (var first = service().start()) {
            var second = service().launch();

            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.output().lines())
                    .containsExactly(
                            "The directory " + directory.resolve("home").toRealPath()
                                    + " is in use by another Orcha Memory (process " + first.pid()
                                    + "); set orcha.data-dir to another directory");
            assertThat(first.get("/q/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void takesItsServerDownWhenTheServiceDoesNotStart() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var service = service()
                    .property("quarkus.http.port", taken.getLocalPort())
                    .launch();

            assertThat(service.awaitExit()).isEqualTo(1);
            assertThat(service.output()).contains("Port " + taken.getLocalPort());
            assertThat(directory.resolve("home/postgres/PG_VERSION")).exists();
            assertThat(new PidFile(cluster()).server()).isEmpty();
        }
    }

    @Test
    void survivesNoSignalDuringItsStart() throws Exception {
        var service = service().launch();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(cluster().resolve("postmaster.pid")));

        service.stop();

        await().atMost(Duration.ofSeconds(20)).until(() -> servers().isEmpty());
    }

    @Test
    void startsNoneWhenADatabaseIsConfigured() throws Exception {
        try (var postgres = EmbeddedPostgres.start(directory.resolve("configured"))) {
            var credentials = "\nquarkus.datasource.username=" + postgres.username() + "\nquarkus.datasource.password="
                    + postgres.password() + "\n";

            serves(service()
                    .environment("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl())
                    .environment("QUARKUS_DATASOURCE_USERNAME", postgres.username())
                    .environment("QUARKUS_DATASOURCE_PASSWORD", postgres.password()));

            var dotEnv = Files.createDirectory(directory.resolve("with .env"));
            Files.writeString(dotEnv.resolve(".env"), """
                    QUARKUS_DATASOURCE_JDBC_URL=%s
                    QUARKUS_DATASOURCE_USERNAME=%s
                    QUARKUS_DATASOURCE_PASSWORD=%s
                    """.formatted(
                            postgres.jdbcUrl(), postgres.username(), postgres.password()));
            serves(service().in(dotEnv));

            var config = Files.createDirectories(directory.resolve("with config/config"));
            Files.writeString(
                    config.resolve("application.properties"),
                    "%prod.quarkus.datasource.jdbc.url=" + postgres.jdbcUrl() + credentials);
            serves(service().in(config.getParent()));
        }
    }

    @Test
    void runsForOrdinaryUsers() throws Exception {
        assumeTrue(Platform.current().isLinux() && new UnixSystem().getUid() == 0, "runs as one already");
        var account = Account.unprivileged(Path.of("/etc/passwd")).orElseThrow();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        var copy = directory.resolve("service");
        var packaged = Path.of(System.getProperty("orcha.test.jar")).getParent();
        new ProcessBuilder("cp", "-r", packaged.toString(), copy.toString())
                .inheritIO()
                .start()
                .waitFor();

        try (var service = service()
                .through("setpriv", "--reuid=" + account.uid(), "--regid=" + account.gid(), "--clear-groups", "--")
                .jar(copy.resolve("quarkus-run.jar"))
                .in(directory)
                .start()) {
            assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
            assertThat(new PidFile(cluster()).server().orElseThrow().info().user())
                    .contains(account.name());
            assertThat(service.stop()).isEqualTo(SIGTERM);
        }
    }

    private ServiceProcess.Launch service() {
        return ServiceProcess.configure().property("orcha.data-dir", directory.resolve("home"));
    }

    private void serves(ServiceProcess.Launch launch) throws Exception {
        try (var service = launch.start()) {
            assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
            assertThat(directory.resolve("home")).doesNotExist();
        }
    }

    private Path cluster() throws IOException {
        return directory.toRealPath().resolve("home/postgres");
    }

    /** The server processes that work below this test's data directory. */
    private List<ProcessHandle> servers() throws IOException {
        var cluster = cluster().toString();
        return ProcessHandle.allProcesses()
                .filter(process -> Arrays.asList(process.info().arguments().orElse(new String[0]))
                        .contains(cluster))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .toList();
    }

    private String password() throws IOException {
        return Files.readString(directory.resolve("home/password"));
    }

    private void execute(String command) throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(url(), "orcha", password());
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private String value(String query) throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(url(), "orcha", password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String url() throws IOException {
        var lines = Files.readAllLines(cluster().resolve("postmaster.pid"));
        return Cluster.jdbcUrl(Integer.parseInt(lines.get(3)), "orcha");
    }
}

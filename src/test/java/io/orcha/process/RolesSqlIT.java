package io.orcha.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcha.platform.embedded.EmbeddedPostgres;
import io.orcha.testing.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service on a database that {@code src/main/kubernetes/roles.sql} has made. */
class RolesSqlIT {

    private static final String OWNERS_PASSWORD = "of-the-owner";
    private static final String RUNTIME_PASSWORD = "of-the-service";

    @TempDir
    Path directory;

    private EmbeddedPostgres postgres;

    @BeforeEach
    void start() throws Exception {
        postgres = EmbeddedPostgres.start(directory);
        execute("postgres", "postgres", postgres.password(), "DROP DATABASE orcha");
        execute("postgres", "postgres", postgres.password(), "DROP ROLE orcha");
        execute("postgres", "postgres", postgres.password(), "DROP ROLE orcha_app");
        var parts = Files.readString(Path.of("src/main/kubernetes/roles.sql"))
                .replace(":'owner_password'", "'" + OWNERS_PASSWORD + "'")
                .replace(":'runtime_password'", "'" + RUNTIME_PASSWORD + "'")
                .split("\\\\connect orcha", -1);
        for (var statement :
                parts[0].replaceAll("(?m)^(?:--|\\\\getenv ).*$", "").split(";", -1)) {
            if (!statement.isBlank()) {
                execute("postgres", "postgres", postgres.password(), statement);
            }
        }
        execute("orcha", "postgres", postgres.password(), parts[1]);
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void letsTheServiceServeAndNothingMore() throws Exception {
        try (var service = ServiceProcess.configure()
                .environment("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl())
                .environment("QUARKUS_DATASOURCE_USERNAME", "orcha_app")
                .environment("QUARKUS_DATASOURCE_PASSWORD", RUNTIME_PASSWORD)
                .environment("QUARKUS_DATASOURCE_OWNER_USERNAME", "orcha")
                .environment("QUARKUS_DATASOURCE_OWNER_PASSWORD", OWNERS_PASSWORD)
                .start()) {
            var client = ServiceClient.of(service);
            assertThat(client.get("/q/health/ready").status()).isEqualTo(200);
            assertThat(client.saveMemory("somebody", "Likes tea.").status()).isEqualTo(200);
            assertThat(client.memory("somebody").text("/memory/content")).isEqualTo("Likes tea.");
        }
        assertThat(rowsWithoutAUser()).isZero();
        for (var forbidden : new String[] {
            "CREATE TABLE mine (id int)",
            "ALTER TABLE users DISABLE ROW LEVEL SECURITY",
            "TRUNCATE scheduled_tasks",
            "SET ROLE orcha"
        }) {
            assertThatThrownBy(() -> execute("orcha", "orcha_app", RUNTIME_PASSWORD, forbidden))
                    .isInstanceOf(SQLException.class)
                    .extracting(failure -> ((SQLException) failure).getSQLState())
                    .isEqualTo("42501");
        }
    }

    /** What the service's role sees of the memories when it does not say for whom. */
    private int rowsWithoutAUser() throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), "orcha_app", RUNTIME_PASSWORD);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM user_memories")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void execute(String database, String user, String password, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.port(), database), user, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

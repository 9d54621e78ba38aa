package io.orcha.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orcha.platform.embedded.StandbyPostgres;
import io.orcha.platform.embedded.StoppablePostgres;
import io.orcha.process.ServiceClient.Answer;
import io.orcha.testing.Api;
import io.orcha.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real standby answers what only reads, never what writes, and is not missed when it is gone. */
class ReadReplicaIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String USER = Api.newUser();
    private static final String MEMORY = "/api/v1/memory/" + USER;
    private static final String SESSIONS = "/api/v1/sessions?user_id=" + USER;

    @TempDir
    Path directory;

    private StoppablePostgres primary;
    private StandbyPostgres standby;
    private ServiceProcess process;
    private ServiceClient service;

    @BeforeEach
    void start() throws IOException {
        primary = StoppablePostgres.start(directory.resolve("primary"));
        standby = StandbyPostgres.of(primary, directory.resolve("primary"), directory.resolve("standby"));
        process = ServiceProcess.configure()
                .environment("QUARKUS_DATASOURCE_JDBC_URL", primary.jdbcUrl())
                .environment("QUARKUS_DATASOURCE_USERNAME", primary.runtimeUsername())
                .environment("QUARKUS_DATASOURCE_PASSWORD", primary.password())
                .environment("QUARKUS_DATASOURCE_OWNER_USERNAME", primary.username())
                .environment("QUARKUS_DATASOURCE_OWNER_PASSWORD", primary.password())
                .environment("ORCHA_DATABASE_READ_URL", standby.jdbcUrl())
                .property("orcha.database.read-retry", "0.5S")
                .property("orcha.learning.idle", "1H")
                .property("orcha.limits.store", "postgres")
                .property("orcha.limits.user.requests", "10000/87600H")
                .start();
        service = ServiceClient.of(process);
    }

    @AfterEach
    void stop() throws IOException {
        process.close();
        standby.close();
        primary.close();
    }

    @Test
    void readsFromTheStandbyAndWritesToThePrimary() {
        assertThat(service.saveMemory(USER, "The first.").status()).isEqualTo(200);
        awaitFromStandby("The first.");

        standby.pauseReplay();
        assertThat(service.saveMemory(USER, "The second.").status()).isEqualTo(200);
        var session = service.chat(USER, "Hello there").session();

        assertThat(service.get(MEMORY)).satisfies(answer -> {
            assertThat(content(answer)).isEqualTo("The first.");
            assertThat(server(answer)).isEqualTo("replica");
        });
        assertThat(service.get(SESSIONS).body()).doesNotContain(session);
        assertThat(strong(MEMORY)).satisfies(answer -> {
            assertThat(content(answer)).isEqualTo("The second.");
            assertThat(server(answer)).isEqualTo("primary");
        });
        assertThat(strong(SESSIONS).body()).contains(session);
        assertThat(service.get(MEMORY, "Orcha-Consistency", "whatever").status())
                .isEqualTo(422);

        standby.resumeReplay();
        awaitFromStandby("The second.");
        assertThat(service.get(SESSIONS).body()).contains(session);
    }

    @Test
    void doesWithoutAStandbyThatIsGoneAndTakesItBack() {
        service.saveMemory(USER, "The first.");
        awaitFromStandby("The first.");

        standby.stop();

        for (int i = 0; i < 20; i++) {
            var answer = service.get(MEMORY);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(server(answer)).isEqualTo("primary");
        }
        assertThat(service.get("/q/health/ready").status()).isEqualTo(200);
        assertThat(process.output()).containsOnlyOnce("The read replica cannot be reached");

        standby.start();
        awaitFromStandby("The first.");
    }

    @Test
    void countsRequestsOnThePrimaryOnly() {
        service.saveMemory(USER, "The first.");
        awaitFromStandby("The first.");
        long before = remaining(service.get(MEMORY));

        standby.pauseReplay();
        assertThat(service.get(MEMORY)).satisfies(answer -> {
            assertThat(server(answer)).isEqualTo("replica");
            assertThat(remaining(answer)).isEqualTo(before - 1);
        });
        standby.resumeReplay();

        assertThat(service.get("/q/metrics").body())
                .containsPattern("orcha_database_stale_reads_total\\{server=\"primary\"\\} 0\\.0");
    }

    private static long remaining(Answer answer) {
        return Long.parseLong(answer.header("RateLimit").replaceAll(".*;r=(\\d+);.*", "$1"));
    }

    private void awaitFromStandby(String content) {
        await("the standby").atMost(PATIENCE).untilAsserted(() -> {
            var answer = service.get(MEMORY);
            assertThat(content(answer)).isEqualTo(content);
            assertThat(server(answer)).isEqualTo("replica");
        });
    }

    private Answer strong(String path) {
        return service.get(path, "Orcha-Consistency", "strong");
    }

    private static String content(Answer answer) {
        return answer.text("/memory/content");
    }

    private static String server(Answer answer) {
        return answer.header("X-Orcha-Read");
    }
}

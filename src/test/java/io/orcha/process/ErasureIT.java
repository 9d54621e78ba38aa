package io.orcha.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orcha.platform.embedded.StoppablePostgres;
import io.orcha.testing.Api;
import io.orcha.testing.EveryColumn;
import io.orcha.testing.Gate;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ServiceProcess;
import io.orcha.testing.SummaryAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user is erased through one of two replicas while both work for them: nothing of theirs is anywhere afterwards. */
class ErasureIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private final String canary = "quixotic" + UUID.randomUUID().toString().replace("-", "");
    private final String user = Api.newUser();
    private final Gate rollUp = new Gate();
    private final Gate reply = new Gate();
    private StoppablePostgres database;
    private ModelStub model;
    private final List<ServiceProcess> replicas = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        database = StoppablePostgres.start(directory.resolve("database"));
        model = ModelStub.start();
        replicas.add(startReplica());
        replicas.add(startReplica());
    }

    @AfterEach
    void stop() throws IOException {
        rollUp.open();
        reply.open();
        replicas.forEach(ServiceProcess::close);
        model.close();
        database.close();
    }

    @Test
    void leavesNothingInAnyColumnLogFileOrMetric() throws Exception {
        service(0).saveMemory(user, "Hides a " + canary + ".");
        service(1).post("/api/v1/memory/%s/pins".formatted(user), Api.map("text", "Hides a " + canary + "."));
        model.summarise(request -> {
            pass(rollUp);
            return SummaryAnswers.noteAll(request);
        });
        service(0).chat(user, "My spare key is under the " + canary + " pot. Always recommend " + canary + ".");
        rollUp.awaitArrival();
        model.next(ModelStub.after(reply, ModelStub.reply("You hide a " + canary + ".")));
        var turn = CompletableFuture.supplyAsync(
                () -> service(0).chat(user, "What do I hide with the " + canary + "?", "stream", true));
        reply.awaitArrival();
        assertThat(held()).isNotEmpty();

        var erased = service(1).delete("/memory/user/" + user);
        assertThat(erased.status()).isEqualTo(200);
        assertThat(erased.json().at("/receipt/rows/chat_messages").asInt()).isPositive();
        assertThat(erased.json().at("/receipt/rows/scheduled_tasks").asInt()).isPositive();
        rollUp.open();
        reply.open();

        assertThat(turn.get().status()).isEqualTo(200);
        for (int replica = 0; replica < 2; replica++) {
            var service = service(replica);
            await("end of all jobs")
                    .atMost(PATIENCE)
                    .until(() -> service.jobs(user).isEmpty());
            assertThat(service.memory(user).json().path("memory").isNull()).isTrue();
            assertThat(service.get("/q/metrics").body()).doesNotContain(canary, user);
        }
        replicas.forEach(ServiceProcess::stop);
        assertThat(held()).isEmpty();
        for (var replica : replicas) {
            assertThat(replica.output()).doesNotContain(canary);
        }
        assertThat(logFiles())
                .isNotEmpty()
                .allSatisfy(log -> assertThat(Files.readString(log)).doesNotContain(canary));
    }

    private List<String> held() throws Exception {
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
            return EveryColumn.holding(connection, canary);
        }
    }

    private List<Path> logFiles() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .toList();
        }
    }

    private ServiceClient service(int replica) {
        return ServiceClient.of(replicas.get(replica));
    }

    private ServiceProcess startReplica() throws IOException {
        return ServiceProcess.configure()
                .environment("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl())
                .environment("QUARKUS_DATASOURCE_USERNAME", database.runtimeUsername())
                .environment("QUARKUS_DATASOURCE_PASSWORD", database.password())
                .environment("QUARKUS_DATASOURCE_OWNER_USERNAME", database.username())
                .environment("QUARKUS_DATASOURCE_OWNER_PASSWORD", database.password())
                .environment("ORCHA_DATABASE_ROW_LEVEL_SECURITY", "required")
                .property("orcha.model.base-url", model.baseUrl())
                .property("orcha.learning.idle", "0.05S")
                .property("orcha.jobs.polling-interval", "0.05S")
                .start();
    }

    private static void pass(Gate gate) {
        try {
            gate.arriveAndWait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

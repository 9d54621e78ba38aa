package io.orcha.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orcha.platform.embedded.StoppablePostgres;
import io.orcha.testing.Api;
import io.orcha.testing.ServiceProcess;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two services on one database: what is stored through one is recalled through the other at once, and what is deleted never again. */
class RecallReplicasIT {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ASKED_AGAIN = 50;

    @TempDir
    Path directory;

    private final String user = Api.newUser();
    private final List<ServiceProcess> replicas = new ArrayList<>();
    private StoppablePostgres database;

    @BeforeEach
    void start() throws IOException {
        database = StoppablePostgres.start(directory.resolve("database"));
        replicas.add(startReplica());
        replicas.add(startReplica());
    }

    @AfterEach
    void stop() throws IOException {
        replicas.forEach(ServiceProcess::close);
        database.close();
    }

    @Test
    void recallsThroughOneWhatTheOtherStored() {
        // Both have an index of the user in memory.
        remember(0, "Collects stamps.");
        await().atMost(PATIENCE).until(() -> recalled(1, "stamps").contains("Collects stamps."));

        for (int round = 0; round < 3; round++) {
            int there = round % 2;
            int here = 1 - there;
            var text = "Keeps %d quokkas in the garden.".formatted(round + 2);
            var id = remember(here, text);

            await("within a second")
                    .atMost(A_SECOND)
                    .until(() -> recalled(there, "quokkas").contains(text));

            assertThat(service(here)
                            .delete("/api/v1/users/%s/memories/%s".formatted(user, id))
                            .status())
                    .isEqualTo(200);
            for (int i = 0; i < ASKED_AGAIN; i++) {
                assertThat(recalled(there, "quokkas")).doesNotContain(text);
            }
        }
    }

    private String remember(int replica, String text) {
        var answer = service(replica).post("/api/v1/users/%s/memories".formatted(user), Api.map("text", text));
        assertThat(answer.status()).isEqualTo(201);
        return answer.text("/id");
    }

    private List<String> recalled(int replica, String query) {
        var answer = service(replica)
                .get("/memory/context/%s?query=%s".formatted(user, URLEncoder.encode(query, StandardCharsets.UTF_8)));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("items").findValuesAsText("text");
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
                .property("orcha.model.provider", "offline")
                .start();
    }
}

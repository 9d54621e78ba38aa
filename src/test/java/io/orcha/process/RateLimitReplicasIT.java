package io.orcha.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.platform.embedded.StoppablePostgres;
import io.orcha.testing.Api;
import io.orcha.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two services that keep their rate limits in one database: together they grant the rate, and without it they serve. */
class RateLimitReplicasIT {

    private static final int CAPACITY = 50;
    private static final int CLIENTS = 40;

    @TempDir
    Path directory;

    private StoppablePostgres database;
    private final List<ServiceProcess> replicas = new ArrayList<>();

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
    void grantTheRateTogetherAndServeWithoutTheirDatabase() throws Exception {
        var user = Api.newUser();
        var together = new CyclicBarrier(CLIENTS);
        var requests = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < CLIENTS; i++) {
            var service = service(i % 2);
            requests.add(() -> {
                together.await();
                int granted = 0;
                for (int request = 0; request < 5; request++) {
                    granted += service.memory(user).isOk() ? 1 : 0;
                }
                return granted;
            });
        }

        int granted = 0;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : clients.invokeAll(requests)) {
                granted += result.get();
            }
        }

        assertThat(granted).isEqualTo(CAPACITY);
        assertThat(service(0).memory(user).status()).isEqualTo(429);
        assertThat(service(1).memory(user).header("RateLimit")).startsWith("\"user-requests\";r=0");
        servesWithoutItsDatabase();
    }

    private void servesWithoutItsDatabase() throws IOException {
        database.stop();

        var answer = service(0).chat(Api.newUser(), "Hello", "memory", "off");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("RateLimit")).isEmpty();
        assertThat(service(0).get("/q/metrics").body()).containsPattern("orcha_limits_unchecked_total [1-9]");
    }

    private ServiceClient service(int replica) {
        return ServiceClient.of(replicas.get(replica));
    }

    private ServiceProcess startReplica() throws IOException {
        return ServiceProcess.configure()
                .environment("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl())
                .environment("QUARKUS_DATASOURCE_USERNAME", database.username())
                .environment("QUARKUS_DATASOURCE_PASSWORD", database.password())
                .property("orcha.limits.store", "postgres")
                .property("orcha.limits.user.requests", CAPACITY + "/1H")
                .property("orcha.limits.user.turns", "10/1H")
                .start();
    }
}

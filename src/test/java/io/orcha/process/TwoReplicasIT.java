package io.orcha.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orcha.platform.embedded.StoppablePostgres;
import io.orcha.testing.Api;
import io.orcha.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two services on one database: whatever a user says and saves at the same time, nothing of it is lost. */
class TwoReplicasIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int SAVES = 10;

    private static final List<String> LOVES = List.of(
            "archery",
            "badminton",
            "baking",
            "ballet",
            "beekeeping",
            "birdwatching",
            "bouldering",
            "bowling",
            "calligraphy",
            "camping",
            "canoeing",
            "carpentry",
            "caving",
            "chess",
            "cooking",
            "crochet",
            "curling",
            "cycling",
            "dancing",
            "darts",
            "embroidery",
            "falconry",
            "fencing",
            "fishing",
            "gardening",
            "geocaching",
            "glassblowing",
            "gliding",
            "golf",
            "hiking",
            "hockey",
            "judo",
            "juggling",
            "karate",
            "kayaking",
            "knitting",
            "lacrosse",
            "origami",
            "painting",
            "parkour",
            "photography",
            "pottery",
            "quilting",
            "rowing",
            "rugby",
            "sailing",
            "sculpting",
            "skating",
            "snorkelling",
            "yoga");

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
    void keepEveryFactOfFiftyParallelChatsAndEverySave() throws Exception {
        var user = Api.newUser();

        sayAndSaveTogether(user);

        await("end of all jobs")
                .atMost(PATIENCE)
                .until(() -> service(0).jobsUnderWay(user).isEmpty());
        int newest = service(1).memory(user).json().at("/memory/version").asInt();
        var versions = service(0).versions(user);
        assertThat(versions)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, newest).boxed().toList());
        var texts = String.join(
                "\n",
                versions.stream()
                        .map(version -> service(1).version(user, version))
                        .toList());
        assertThat(texts).contains(LOVES);
        assertThat(texts)
                .contains(
                        IntStream.range(0, SAVES).mapToObj(TwoReplicasIT::saved).toList());
        assertThat(service(0).memory(user).body())
                .isEqualTo(service(1).memory(user).body());
    }

    private void sayAndSaveTogether(String user) throws Exception {
        var together = new CyclicBarrier(LOVES.size() + SAVES);
        var requests = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < LOVES.size(); i++) {
            var service = service(i % 2);
            var message = "I love %s.".formatted(LOVES.get(i));
            requests.add(() -> {
                together.await();
                return service.chat(user, message).status();
            });
        }
        for (int i = 0; i < SAVES; i++) {
            var service = service(i % 2);
            var content = saved(i);
            requests.add(() -> {
                together.await();
                return service.saveMemory(user, content).status();
            });
        }
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var status : clients.invokeAll(requests)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
    }

    private static String saved(int number) {
        return "Written by client number %d.".formatted(number);
    }

    private ServiceClient service(int replica) {
        return ServiceClient.of(replicas.get(replica));
    }

    private ServiceProcess startReplica() throws IOException {
        return ServiceProcess.configure()
                .environment("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl())
                .environment("QUARKUS_DATASOURCE_USERNAME", database.runtimeUsername())
                .environment("QUARKUS_DATASOURCE_OWNER_USERNAME", database.username())
                .environment("QUARKUS_DATASOURCE_PASSWORD", database.password())
                .environment("QUARKUS_DATASOURCE_OWNER_PASSWORD", database.password())
                .property("orcha.learning.idle", "0.05S")
                .property("orcha.learning.messages", 1)
                .property("orcha.jobs.polling-interval", "0.02S")
                .start();
    }
}

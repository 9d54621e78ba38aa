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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two services on one database: what is stored through one is recalled through the other at once, and what is deleted never again. */
class RecallReplicasIT {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ASKED_AGAIN = 50;
    private static final String MESSAGE = "My axolotl is called Fredegunde.";
    private static final String MEMORY = "Keeps quokkas in the garden.";
    private static final String QUERY = "axolotl quokkas";

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
        // Both have an index of the user in memory, and have loaded the embedding model.
        remember(0, "Collects stamps.");
        for (int replica = 0; replica < 2; replica++) {
            int asked = replica;
            await().atMost(PATIENCE).until(() -> recalled(asked, "stamps").contains("Collects stamps."));
        }

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

    /** Whatever takes something out: a replica that has it in memory, and has just recalled it, does not recall it once more. */
    @Test
    void recallsNothingThroughOneThatTheOtherTookOut() {
        var ways = new LinkedHashMap<String, Removal>();
        ways.put(
                "a session was deleted",
                new Removal(
                        "message",
                        MESSAGE,
                        told -> service(0)
                                .delete("/api/v1/sessions/%s?user_id=%s".formatted(told.session, told.user))));
        ways.put(
                "a memory was deleted",
                new Removal(
                        "memory",
                        MEMORY,
                        told -> service(0).delete("/api/v1/users/%s/memories/%s".formatted(told.user, told.memory))));
        ways.put(
                "a memory must not be mentioned",
                new Removal(
                        "memory",
                        MEMORY,
                        told -> service(0)
                                .put("/api/v1/users/%s/memories/%s/suppression".formatted(told.user, told.memory))));
        ways.put(
                "a memory was forgotten",
                new Removal("memory", "quokkas", told -> service(0).forget(told.user, "quokkas")));
        ways.put(
                "what was said was forgotten",
                new Removal("message", "Fredegunde", told -> service(0).forget(told.user, "Fredegunde")));
        ways.put(
                "the memory was deleted",
                new Removal("message", MESSAGE, told -> service(0).delete("/api/v1/memory/" + told.user)));
        ways.put(
                "the consent was withdrawn",
                new Removal(
                        "message",
                        MESSAGE,
                        told -> service(0)
                                .post(
                                        "/api/v1/users/%s/consent".formatted(told.user),
                                        Api.map("granted", false, "text_version", "1"))));
        ways.put(
                "the user was erased",
                new Removal("message", MESSAGE, told -> service(0).delete("/api/v1/users/" + told.user)));

        ways.forEach((way, removal) -> {
            var told = tell();

            assertThat(removal.act.apply(told).isOk()).as(way).isTrue();

            for (int i = 0; i < ASKED_AGAIN; i++) {
                assertThat(recalled(1, told.user, QUERY + "&kind=" + removal.kind))
                        .as(way)
                        .noneMatch(text -> text.contains(removal.gone));
            }
        });
    }

    /** A new user said something and has a memory, both of which the second replica has in memory. */
    private Told tell() {
        var other = Api.newUser();
        var imported = service(0)
                .post("/api/v1/sessions/import?user_id=" + other, List.of(Api.map("role", "user", "content", MESSAGE)));
        var memory = service(0).post("/api/v1/users/%s/memories".formatted(other), Api.map("text", MEMORY));
        await().atMost(PATIENCE).until(() -> recalled(1, other, QUERY).containsAll(List.of(MESSAGE, MEMORY)));
        return new Told(other, imported.text("/sessions/0/session_id"), memory.text("/id"));
    }

    private record Told(String user, String session, String memory) {}

    /**
     * A way of taking something out.
     *
     * @param kind the kind of items among which it was
     * @param gone what none of them contains afterwards
     */
    private record Removal(String kind, String gone, Function<Told, ServiceClient.Answer> act) {}

    private String remember(int replica, String text) {
        var answer = service(replica).post("/api/v1/users/%s/memories".formatted(user), Api.map("text", text));
        assertThat(answer.status()).isEqualTo(201);
        return answer.text("/id");
    }

    private List<String> recalled(int replica, String query) {
        return recalled(replica, user, query);
    }

    private List<String> recalled(int replica, String of, String query) {
        var answer = service(replica).get("/memory/context/%s?query=%s".formatted(of, query.replace(" ", "%20")));
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

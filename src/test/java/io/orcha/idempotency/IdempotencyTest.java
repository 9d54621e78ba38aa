package io.orcha.idempotency;

import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.orcha.platform.Database;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A POST with an Idempotency-Key takes effect once, whatever happens to its client, its replica and its siblings. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class IdempotencyTest {

    private static final String KEY = "7b1c-11";

    @Inject
    Database database;

    @Inject
    AgroalDataSource runtime;

    @Inject
    IdempotencyRecords records;

    private final String user = newUser();

    @BeforeEach
    @AfterEach
    void forgetEarlierProbes() {
        ProbeResource.RUNS.set(0);
        ProbeResource.MEANWHILE.set(() -> {});
    }

    @Test
    void repeatsTheResponseAndNotTheEffect() {
        var first = save(user, KEY, "likes tea");
        var second = save(user, KEY, "likes tea");

        first.then().statusCode(200).header("Idempotency-Replayed", equalTo(null));
        second.then().statusCode(200).header("Idempotency-Replayed", equalTo("true"));
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(second.contentType()).isEqualTo(first.contentType());
        assertThat(second.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
        getMemory(user).then().body("memory.version", equalTo(1));
    }

    @Test
    void answersWithAKeyAsItDoesWithout() {
        var keyed = probe(user, KEY, 201);

        var plain = json("{}").post("/probe/{user}?status=201", newUser());
        assertThat(keyed.asString()).isEqualTo(plain.asString().replace("\"run\":2", "\"run\":1"));
        assertThat(keyed.contentType()).isEqualTo(plain.contentType());
        assertThat(keyed.header("X-Other")).isEqualTo(plain.header("X-Other"));
    }

    @Test
    void repeatsStatusTypeAndTheHeadersThatAreWhatItSays() {
        var first = probe(user, KEY, 201);
        var second = probe(user, KEY, 201);

        second.then()
                .statusCode(201)
                .header("ETag", equalTo("\"v7\""))
                .header("Location", equalTo("http://example.org/made"))
                .header("Content-Type", equalTo(first.header("Content-Type")))
                .header("X-Other", equalTo(null))
                .header("Retry-After", equalTo(null));
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(ProbeResource.RUNS).hasValue(1);
    }

    @Test
    void repeatsAnEmptyResponse() {
        probe(user, KEY, 204).then().statusCode(204);
        probe(user, KEY, 204).then().statusCode(204).header("Idempotency-Replayed", equalTo("true"));
        assertThat(ProbeResource.RUNS).hasValue(1);
    }

    @Test
    void runsOneOfManyAtTheSameTime() throws Exception {
        Callable<Response> request = () -> save(user, KEY, "likes tea");

        var responses = new ArrayList<Response>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : threads.invokeAll(
                    IntStream.range(0, 20).mapToObj(_ -> request).toList())) {
                responses.add(future.get());
            }
        }

        assertThat(responses).extracting(Response::statusCode).containsOnly(200);
        assertThat(responses.stream().map(Response::asString).distinct()).hasSize(1);
        assertThat(responses.stream().filter(response -> response.header("Idempotency-Replayed") == null))
                .hasSize(1);
        getMemory(user).then().body("memory.version", equalTo(1));
    }

    @Test
    void refusesTheKeyForAnotherRequest() {
        save(user, KEY, "likes tea");

        var otherBody = save(user, KEY, "likes coffee");
        var otherRoute = probe(user, KEY, 200);

        for (var refused : List.of(otherBody, otherRoute)) {
            refused.then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("errors.pointer", equalTo(List.of("Idempotency-Key")));
        }
        assertThat(ProbeResource.RUNS).hasValue(0);
        getMemory(user).then().body("memory.content", equalTo("likes tea"));
    }

    @Test
    void keepsUsersApart() {
        var other = newUser();
        save(user, KEY, "likes tea");

        save(other, KEY, "likes coffee").then().statusCode(200).header("Idempotency-Replayed", equalTo(null));

        getMemory(other).then().body("memory.content", equalTo("likes coffee"));
    }

    @Test
    void knowsAUserByNumberAndByText() {
        int number = user.hashCode();
        save(number, KEY, "likes tea");

        probe(String.valueOf(number), KEY, 200).then().statusCode(422);
    }

    @Test
    void repeatsARefusalThatWouldBeTheSame() {
        var first = save(user, KEY, " ");
        var second = save(user, KEY, " ");

        first.then().statusCode(422).body("errors.pointer", equalTo(List.of("/content")));
        second.then().statusCode(422).header("Idempotency-Replayed", equalTo("true"));
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 408, 409, 412, 415, 421, 428, 429, 500, 502, 503, 504})
    void runsAgainAfterAFailureThatMayPass(int status) {
        probe(user, KEY, status).then().statusCode(status);
        probe(user, KEY, status)
                .then()
                .statusCode(status)
                .header("Idempotency-Replayed", equalTo(null))
                .body("run", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 404, 410, 413, 422})
    void repeatsWhatWillNotChange(int status) {
        probe(user, KEY, status);
        probe(user, KEY, status).then().statusCode(status).body("run", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user_id\":",
                "{\"user_id\":\"a b\",\"content\":\"x\"}",
                "{\"content\":\"x\"}",
                "[]",
                "null",
                ""
            })
    void leavesARequestWithoutAUserToItsEndpoint(String body) {
        var plain = json(body).post("/api/v1/memory");
        var keyed = json(body).header("Idempotency-Key", KEY).post("/api/v1/memory");

        keyed.then().statusCode(plain.statusCode()).header("Idempotency-Replayed", equalTo(null));
        assertThat(keyed.<Object>path("errors")).isEqualTo(plain.path("errors"));
        assertThat(keyed.<Object>path("type")).isEqualTo(plain.path("type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"unfinished", ""})
    void refusesAWrongKey(String key) {
        save(user, key, "x").then().statusCode(422).body("errors.pointer", equalTo(List.of("Idempotency-Key")));
        getMemory(user).then().body("memory", equalTo(null));
    }

    @Test
    void repeatsAnImport() {
        var conversation = "[{\"role\":\"user\",\"content\":\"Hi\"}]";

        var first = importSession(conversation, KEY);
        var second = importSession(conversation, KEY);

        first.then().statusCode(200);
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        given().queryParam("user_id", user).get("/api/v1/sessions").then().body("sessions", hasSize(1));
        importSession("[{\"role\":\"user\",\"content\":\"Ho\"}]", KEY).then().statusCode(422);
    }

    @Test
    void repeatsAnImportOfAZip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.json"));
            zip.write("[{\"role\":\"user\",\"content\":\"Hi\"}]".getBytes(UTF_8));
        }
        var request = given().contentType("application/zip")
                .body(bytes.toByteArray())
                .header("Idempotency-Key", KEY)
                .queryParam("user_id", user);

        var first = request.post("/api/v1/sessions/import");
        var second = request.post("/api/v1/sessions/import");

        first.then().statusCode(200).body("sessions.file", equalTo(List.of("a.json")));
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        given().queryParam("user_id", user).get("/api/v1/sessions").then().body("sessions", hasSize(1));
    }

    @Test
    void forgetsAKeyWhenItsTimeIsUp() {
        save(user, KEY, "likes tea");
        update("created_at = ?", Instant.now().minus(Duration.ofHours(24)));

        save(user, KEY, "likes coffee").then().statusCode(200).body("version", equalTo(2));

        save(user, KEY, "likes coffee").then().header("Idempotency-Replayed", equalTo("true"));
    }

    @Test
    void deletesKeysWhoseTimeIsUpAndNoOthers() {
        var other = newUser();
        save(user, KEY, "likes tea");
        save(other, KEY, "likes tea");
        update("created_at = ?", Instant.now().minus(Duration.ofHours(24)));

        assertThat(records.deleteExpired()).isPositive();

        assertThat(rows(user)).isZero();
        assertThat(rows(other)).isOne();
    }

    @Test
    void takesOverFromAnAttemptThatDied() {
        save(user, KEY, "likes tea");
        update("state = 'running', body = NULL, lease_until = ?", Instant.now());

        save(user, KEY, "likes tea").then().statusCode(200).body("version", equalTo(2));
    }

    @Test
    void keepsTheResponseOfTheAttemptThatTookOver() {
        ProbeResource.MEANWHILE.set(() -> {
            ProbeResource.MEANWHILE.set(() -> {});
            update("lease_until = ?", Instant.now());
            probe(user, KEY, 200).then().body("run", equalTo(1));
        });

        probe(user, KEY, 200).then().statusCode(200).body("run", equalTo(2));

        probe(user, KEY, 200).then().statusCode(200).body("run", equalTo(1));
    }

    @Test
    void asksForPatienceWhileAnAttemptRunsOn() {
        save(user, KEY, "likes tea");
        update("state = 'running', body = NULL, lease_until = ?", Instant.now().plusSeconds(60));

        var refused = save(user, KEY, "likes tea");

        refused.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/conflict"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        getMemory(user).then().body("memory.version", equalTo(1));
    }

    @Test
    void leavesNothingOfADeletedUser() {
        save(user, KEY, "likes tea");

        given().delete("/api/v1/users/{id}", user).then().statusCode(200);

        assertThat(bodies(user)).containsExactly(false);
        save(user, KEY, "likes tea").then().statusCode(410);
        getMemory(user).then().body("memory", equalTo(null));
    }

    @Test
    void resurrectsNobodyWhoIsDeletedMeanwhile() {
        ProbeResource.MEANWHILE.set(() -> given().delete("/api/v1/users/{id}", user));

        probe(user, KEY, 200).then().statusCode(200);

        assertThat(bodies(user)).containsExactly(false);
    }

    @Test
    void answersWithTheDatabasesProblemWhenNobodyCanTell() throws SQLException {
        var taken = new ArrayList<Connection>();
        try {
            for (int i = 0; i < 32; i++) {
                taken.add(runtime.getConnection());
            }
            probe(user, KEY, 200).then().statusCode(503).body("type", equalTo("/problems/database-unavailable"));
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
        assertThat(ProbeResource.RUNS).hasValue(0);
        probe(user, KEY, 200).then().statusCode(200);
    }

    private static Response save(Object user, String key, String content) {
        return json(map("user_id", user, "content", content))
                .header("Idempotency-Key", key)
                .post("/api/v1/memory");
    }

    private static Response probe(String user, String key, int status) {
        return json("{}").header("Idempotency-Key", key).post("/probe/{user}?status={status}", user, status);
    }

    private Response importSession(String conversation, String key) {
        return json(conversation)
                .header("Idempotency-Key", key)
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import");
    }

    private void update(String change, Instant time) {
        assertThat(database.maintenance()
                        .update("UPDATE idempotency_keys SET " + change + " WHERE user_id = ?", time, user))
                .isOne();
    }

    private int rows(String owner) {
        return bodies(owner).size();
    }

    /** Of each key of a user, whether a response body is there. */
    private List<Boolean> bodies(String owner) {
        return database.maintenance()
                .query(
                        row -> row.getBoolean(1),
                        "SELECT body IS NOT NULL FROM idempotency_keys WHERE user_id = ?",
                        owner);
    }
}

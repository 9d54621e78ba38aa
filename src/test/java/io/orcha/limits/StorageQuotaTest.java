package io.orcha.limits;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.orcha.testing.Api.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A user may keep 3 sessions, 10 messages and 2,000 bytes. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(StorageQuotaTest.Small.class)
class StorageQuotaTest {

    private static final int EXCEEDED = 507;

    @Test
    void holdsForSessionsUntilOneIsDeleted() {
        var user = newUser();
        var first = session(chat(user, "one"));
        session(chat(user, "two"));
        session(chat(user, "three"));

        chat(user, "four")
                .then()
                .statusCode(EXCEEDED)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/storage-quota-exceeded"))
                .body("detail", containsString("3 sessions"));
        chat(user, "in the first", "session_id", first).then().statusCode(200);
        chat(user, "not kept", "memory", "off").then().statusCode(200);

        given().delete("/api/v1/sessions/{id}?user_id={user}", first, user)
                .then()
                .statusCode(200);

        await("the next count").until(() -> chat(user, "four again").statusCode() == 200);
    }

    @Test
    void isNotExceededByTurnsAtTheSameTime() throws Exception {
        var user = newUser();
        var session = session(chat(user, "Hello"));
        var together = new CyclicBarrier(20);
        var turns = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 20; i++) {
            var message = "Hello again " + i;
            turns.add(() -> {
                together.await();
                return chat(user, message, "session_id", session).statusCode();
            });
        }

        int served = 0;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var status : clients.invokeAll(turns)) {
                assertThat(status.get()).isIn(200, EXCEEDED);
                served += status.get() == 200 ? 1 : 0;
            }
        }

        assertThat(served).isEqualTo(4);
        usage(user).then().body("storage.messages.used", equalTo(10)).body("storage.messages.limit", equalTo(10));
    }

    @Test
    void holdsForAnImportAsAWhole() {
        var user = newUser();
        importLines(user, 11).then().statusCode(EXCEEDED).body("detail", containsString("10 messages"));
        usage(user).then().body("storage.sessions.used", equalTo(0)).body("storage.messages.used", equalTo(0));

        importLines(user, 10).then().statusCode(200);
    }

    @Test
    void leavesTheMemoryReadable() {
        var user = newUser();
        saveMemory(user, "x".repeat(1_500)).then().statusCode(200);

        saveMemory(user, "y".repeat(600)).then().statusCode(EXCEEDED).body("detail", containsString("2000 bytes"));

        getMemory(user).then().statusCode(200).body("memory.content", equalTo("x".repeat(1_500)));
        usage(user).then().body("storage.bytes.used", equalTo(1_500)).body("storage.bytes.limit", equalTo(2_000));
    }

    @Test
    void isNotKeptAsTheResponseToARepetition() {
        var user = newUser();
        importLines(user, 10).then().statusCode(200);
        keyed(user).then().statusCode(EXCEEDED);
        given().delete("/api/v1/users/{user}", user).then().statusCode(200);

        await("the next count").until(() -> keyed(user).statusCode() == 200);
    }

    private static Response keyed(String user) {
        return json(map("user_id", user, "message", "Hello"))
                .header("Idempotency-Key", "once more")
                .post("/api/v1/orcha/chat");
    }

    private static Response usage(String user) {
        return given().get("/api/v1/users/{user}/usage", user);
    }

    private static Response importLines(String user, int lines) {
        var line = "{\"role\":\"user\",\"content\":\"Hi\"}";
        return json("[" + line + ("," + line).repeat(lines - 1) + "]").post("/api/v1/sessions/import?user_id=" + user);
    }

    public static final class Small implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orcha.quota.max-sessions", "3",
                    "orcha.quota.max-messages", "10",
                    "orcha.quota.max-bytes", "2000");
        }
    }
}

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

import io.orcha.testing.Frugal;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A user may keep 3 sessions, 10 messages and 2,000 bytes. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(Frugal.class)
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
    void holdsForAnEditAndARestoration() {
        var user = newUser();
        var tag = saveMemory(user, "x".repeat(1_200))
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");

        edit(user, tag, "y".repeat(900)).then().statusCode(EXCEEDED);
        edit(user, tag, "y".repeat(100)).then().statusCode(200);
        given().post("/api/v1/memory/{user}/versions/1/restore", user)
                .then()
                .statusCode(EXCEEDED)
                .body("detail", containsString("2000 bytes"));

        getMemory(user).then().body("memory.content", equalTo("y".repeat(100)));
        given().post("/api/v1/memory/{user}/versions/2/restore", user).then().statusCode(200);
        usage(user).then().body("storage.bytes.used", equalTo(1_400));
    }

    @Test
    void holdsForTheImportOfAUser() {
        var user = newUser();
        var session = session(chat(user, "Hello"));
        for (int i = 0; i < 4; i++) {
            chat(user, "Hello again", "session_id", session).then().statusCode(200);
        }
        var bundle = given().get("/api/v1/users/{user}/export", user).asString();
        var copy = newUser();
        var message = bundle.indexOf("{\"message_id\"");
        var more =
                bundle.substring(message, bundle.indexOf('}', message) + 1).replaceFirst("[0-9a-f]{8}-", "00000000-");
        var larger = bundle.substring(0, message) + more + "," + bundle.substring(message);

        importUser(copy, larger).then().statusCode(EXCEEDED).body("detail", containsString("10 messages"));
        usage(copy).then().body("storage.sessions.used", equalTo(0)).body("storage.bytes.used", equalTo(0));
        importUser(copy, bundle).then().statusCode(200);
        usage(copy).then().body("storage.messages.used", equalTo(10));
    }

    @Test
    void givesRoomSoonAfterADeletionThatALargeAdditionNeeds() {
        var user = newUser();
        saveMemory(user, "x".repeat(1_000)).then().statusCode(200);
        given().delete("/api/v1/memory/{user}", user).then().statusCode(200);

        await("the next count").until(() -> saveMemory(user, "y".repeat(1_500)).statusCode() == 200);
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

    private static Response edit(String user, String tag, String content) {
        return json(map("content", content)).header("If-Match", tag).patch("/api/v1/memory/{user}", user);
    }

    private static Response importUser(String user, String bundle) {
        return json(bundle).queryParam("user_id", user).post("/api/v1/users/import");
    }

    private static Response usage(String user) {
        return given().get("/api/v1/users/{user}/usage", user);
    }

    private static Response importLines(String user, int lines) {
        var line = "{\"role\":\"user\",\"content\":\"Hi\"}";
        return json("[" + line + ("," + line).repeat(lines - 1) + "]").post("/api/v1/sessions/import?user_id=" + user);
    }
}

package io.orcha.limits;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rate limits promise, wherever they are kept. A user may send 50 requests and 3 turns an hour, a caller 20 and 2. */
abstract class RateLimitContract {

    private static final int CAPACITY = 50;

    @Test
    void tellsWhatIsLeft() {
        var user = newUser();

        getMemory(user)
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", equalTo("\"user-requests\";q=50;w=3600"))
                .header("RateLimit", equalTo("\"user-requests\";r=49;t=72"));
        getMemory(user).then().header("RateLimit", matchesPattern("\"user-requests\";r=48;t=14[34]"));
        given().get("/q/health/live").then().header("RateLimit", nullValue());
    }

    @Test
    void letsExactlyTheCapacityThroughAtOnce() throws Exception {
        var user = newUser();
        var together = new CyclicBarrier(40);
        var requests = new ArrayList<Callable<Integer>>();
        for (int client = 0; client < 40; client++) {
            requests.add(() -> {
                together.await();
                int granted = 0;
                for (int i = 0; i < 5; i++) {
                    granted += getMemory(user).statusCode() == 200 ? 1 : 0;
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
        getMemory(newUser()).then().statusCode(200);
    }

    @Test
    void refusesWithAProblemThatSaysWhenToComeBack() {
        var user = newUser();
        for (int i = 0; i < 3; i++) {
            chat(user, "Hello").then().statusCode(200);
        }

        var refused = chat(user, "Hello");

        refused.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("11[0-9]{2}|1200"))
                .header("RateLimit-Policy", equalTo("\"user-turns\";q=3;w=3600"))
                .header("RateLimit", matchesPattern("\"user-turns\";r=0;t=3[56][0-9]{2}"))
                .body("type", equalTo("/problems/too-many-requests"))
                .body("violated_policies", hasItem("user-turns"));
        getMemory(user).then().statusCode(200);
        given().get("/sessions?user_id={user}", user).then().body("sessions.size()", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/orcha/chat",
                "/api/v1/orcha/chat/",
                "/api/v1/orcha/chat;a=b",
                "/api/v1/orcha;a=b/chat",
                "/api/v1//orcha/chat",
                "/api/v1/orcha/%63hat"
            })
    void countsAChatAsATurnHoweverItsPathIsSpelt(String path) {
        var user = newUser();

        var turn = json(map("user_id", user, "message", "Hello"))
                .urlEncodingEnabled(false)
                .post(path);

        assertThat(turn.statusCode()).isIn(200, 404);
        if (turn.statusCode() == 200) {
            turn.then().header("RateLimit-Policy", containsString("\"user-turns\""));
        }
    }

    @Test
    void countsAsATurnWhateverAsksTheModel() {
        var user = newUser();
        var memory = "/api/v1/memory/" + user;

        json(map("save", false))
                .post(memory + "/generate/")
                .then()
                .header("RateLimit", startsWith("\"user-turns\";r=2"));
        json(map("instruction", "Forget my age."))
                .header("If-None-Match", "*")
                .patch(memory)
                .then()
                .header("RateLimit", startsWith("\"user-turns\";r=1"));
        json(map("feedback", "My sister is called Ana."))
                .post(memory + "/feedback")
                .then()
                .header("RateLimit", startsWith("\"user-turns\";r=0"));
        getMemory(user).then().header("RateLimit", startsWith("\"user-requests\";r=49"));
    }

    @Test
    void goesOnCountingAUserWhoIsErased() {
        var user = newUser();
        for (int i = 0; i < 3; i++) {
            chat(user, "Hello").then().statusCode(200);
        }

        given().delete("/api/v1/users/{user}", user).then().statusCode(200);

        chat(user, "Hello").then().statusCode(429);
    }

    @Test
    void countsARepetitionAsARequestOfItsOwn() {
        var user = newUser();
        var key = UUID.randomUUID().toString();
        keyed(user, key).then().statusCode(200).header("RateLimit", matchesPattern("\"user-turns\";r=2;.*"));

        var replayed = keyed(user, key);

        replayed.then()
                .statusCode(200)
                .header("Idempotency-Replayed", equalTo("true"))
                .header("RateLimit", matchesPattern("\"user-turns\";r=1;.*"));
    }

    @Test
    void limitsACallerWhoeverTheyActFor() {
        var caller = "key:" + UUID.randomUUID();
        for (int i = 0; i < 20; i++) {
            asCaller(caller, newUser()).then().statusCode(200);
        }

        asCaller(caller, newUser())
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .header("RateLimit-Policy", equalTo("\"caller-requests\";q=20;w=3600"));
        asCaller("key:" + UUID.randomUUID(), newUser())
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", equalTo("\"caller-requests\";q=20;w=3600, \"user-requests\";q=50;w=3600"));
    }

    @Test
    void showsItsStateToTheUser() {
        var user = newUser();
        chat(user, "Hello").then().statusCode(200);

        given().get("/api/v1/users/{user}/usage", user)
                .then()
                .statusCode(200)
                .body("rate_limits.find { it.policy == 'user-requests' }.remaining", equalTo(49))
                .body("rate_limits.find { it.policy == 'user-turns' }.limit", equalTo(3))
                .body("rate_limits.find { it.policy == 'user-turns' }.remaining", equalTo(2))
                .body("rate_limits.find { it.policy == 'user-turns' }.window_seconds", equalTo(3600));
    }

    private static Response keyed(String user, String key) {
        return json(map("user_id", user, "message", "Hello"))
                .header("Idempotency-Key", key)
                .post("/api/v1/orcha/chat");
    }

    private static Response asCaller(String caller, String user) {
        return given().header(TestCaller.HEADER, caller).get("/api/v1/memory/{user}", user);
    }

    static Map<String, String> settings(String store) {
        return Map.of(
                "orcha.limits.store", store,
                "orcha.limits.user.requests", "50/1H",
                "orcha.limits.user.turns", "3/1H",
                "orcha.limits.caller.requests", "20/1H",
                "orcha.limits.caller.turns", "2/1H");
    }
}

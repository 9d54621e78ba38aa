package io.orcha.memory;

import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** ETag, If-Match and If-None-Match on the memory (RFC 9110). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PreconditionsTest {

    @Test
    void answers304ForWhatTheClientHas() {
        var user = newUser();
        saveMemory(user, "text");
        var tag = getMemory(user).header("ETag");

        given().header("If-None-Match", tag)
                .get("/api/v1/memory/{id}", user)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
        given().header("If-None-Match", "\"x\", W/" + tag)
                .get("/api/v1/memory/{id}", user)
                .then()
                .statusCode(304);

        saveMemory(user, "newer");
        given().header("If-None-Match", tag)
                .get("/api/v1/memory/{id}", user)
                .then()
                .statusCode(200)
                .body("memory.content", equalTo("newer"));
    }

    @Test
    void putNeedsAPrecondition() {
        var user = newUser();
        saveMemory(user, "text");

        put(user, "other", null, null).then().statusCode(428);

        getMemory(user).then().body("memory.content", equalTo("text"));
    }

    @Test
    void refusesAChangeOfAStaleVersion() {
        var user = newUser();
        saveMemory(user, "one");
        var stale = getMemory(user).header("ETag");
        saveMemory(user, "two");

        put(user, "three", stale, null).then().statusCode(412).body("current_version", equalTo(2));
        json(map("user_id", user, "content", "three"))
                .header("If-Match", stale)
                .post("/api/v1/memory")
                .then()
                .statusCode(412);
        given().header("If-Match", stale)
                .delete("/api/v1/memory/{id}", user)
                .then()
                .statusCode(412);

        getMemory(user).then().body("memory.content", equalTo("two"));
    }

    @Test
    void createsOnlyWhenThereIsNone() {
        var user = newUser();

        put(user, "first", null, "*").then().statusCode(200).body("version", equalTo(1));
        put(user, "second", null, "*").then().statusCode(412);
        put(newUser(), "second", "*", null).then().statusCode(412);
        put(newUser(), "first", getMemory(newUser()).header("ETag"), null)
                .then()
                .statusCode(200);
        put(user, "third", "*", null).then().statusCode(200).body("version", equalTo(2));
    }

    @Test
    void doesNotTakeATagFromAnEarlierLifeOfTheUser() {
        var user = newUser();
        saveMemory(user, "before");
        var tag = getMemory(user).header("ETag");
        given().delete("/api/v1/users/{id}", user).then().statusCode(200);
        saveMemory(user, "after");

        put(user, "made from before", tag, null).then().statusCode(412);
    }

    @Test
    void lets20EditorsOfOneVersionWinOnce() throws Exception {
        var user = newUser();
        saveMemory(user, "text");
        var tag = getMemory(user).header("ETag");

        List<Integer> statuses;
        try (var clients = Executors.newFixedThreadPool(20)) {
            var editors = IntStream.range(0, 20)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> put(user, "text " + i, tag, null).statusCode())
                    .toList();
            statuses = clients.invokeAll(editors).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }

        assertThat(statuses).containsOnlyOnce(200).contains(412).doesNotContain(500);
        getMemory(user).then().body("memory.version", equalTo(2));
    }

    @Test
    void refusesTagsThatAreNone() {
        var user = newUser();
        put(user, "text", "7", null).then().statusCode(422);
        put(user, "text", null, "\"7\"").then().statusCode(422);
        given().header("If-None-Match", "nonsense")
                .get("/api/v1/memory/{id}", user)
                .then()
                .statusCode(422);
    }

    private static Response put(String user, String content, String ifMatch, String ifNoneMatch) {
        var request = json(map("content", content));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (ifNoneMatch != null) {
            request.header("If-None-Match", ifNoneMatch);
        }
        return request.put("/api/v1/memory/{id}", user);
    }
}

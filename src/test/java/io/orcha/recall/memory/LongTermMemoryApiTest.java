package io.orcha.recall.memory;

import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.orcha.testing.PostgresResource;
import io.orcha.testing.WithoutWorkers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Long-term memories as users and their clients work with them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WithoutWorkers.class)
class LongTermMemoryApiTest {

    private static final String ALL = "/api/v1/users/{user}/memories";
    private static final String ONE = ALL + "/{id}";

    private final String user = newUser();

    @Test
    void writesAMemoryAndReadsItBack() {
        var response = write(map("text", "Has a sister called Ana.", "kind", "relationship", "importance", 0.8));

        response.then()
                .statusCode(201)
                .header("ETag", notNullValue())
                .body("text", equalTo("Has a sister called Ana."))
                .body("kind", equalTo("relationship"))
                .body("importance", equalTo(0.8f))
                .body("confidence", equalTo(1.0f))
                .body("origin", equalTo("written"))
                .body("scope", equalTo("shared"))
                .body("sources", empty())
                .body("pinned", equalTo(false))
                .body("access_count", equalTo(0))
                .body("valid_to", nullValue());
        String id = response.path("id");
        given().get(ONE, user, id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo(response.header("ETag")))
                .body("text", equalTo("Has a sister called Ana."));
        given().header("If-None-Match", response.header("ETag"))
                .get(ONE, user, id)
                .then()
                .statusCode(304);
    }

    @Test
    void hasDefaultsForWhatIsNotGiven() {
        write(map("text", "Owns a boat."))
                .then()
                .statusCode(201)
                .body("kind", equalTo("fact"))
                .body("importance", equalTo(0.5f));
    }

    @Test
    void answersTheSameTextWithTheMemoryThatIsThere() {
        String id = write(map("text", "Likes tea.")).path("id");

        write(map("text", " likes TEA "))
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("text", equalTo("Likes tea."));

        write(map("text", "Likes tea.", "scope", "coach")).then().statusCode(201);
        assertThat(texts("")).containsExactlyInAnyOrder("Likes tea.", "Likes tea.");
    }

    @Test
    void writesItOnceHoweverManySendItAtOnce() throws Exception {
        var statuses = new ArrayList<Integer>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> write = () -> write(map("text", "Likes tea.")).statusCode();
            for (var result :
                    pool.invokeAll(IntStream.range(0, 8).mapToObj(_ -> write).toList())) {
                statuses.add(result.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(texts("")).hasSize(1);
    }

    @Test
    void repeatsAnAnswerForTheSameKey() {
        var key = UUID.randomUUID().toString();
        var body = map("text", "Owns a boat.");
        var first = json(body).header("Idempotency-Key", key).post(ALL, user);
        var second = json(body).header("Idempotency-Key", key).post(ALL, user);

        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/text",
                "{\"text\": \" \"}|/text",
                "{\"text\": \"...\"}|/text",
                "{\"text\": \"a\\u0000b\"}|/text",
                "{\"text\": 5}|/text",
                "{\"text\": \"Likes tea.\", \"kind\": \"opinion\"}|/kind",
                "{\"text\": \"Likes tea.\", \"importance\": 1.1}|/importance",
                "{\"text\": \"Likes tea.\", \"confidence\": -0.1}|/confidence",
                "{\"text\": \"Likes tea.\", \"valid_from\": \"yesterday\"}|/valid_from",
                "{\"text\": \"Likes tea.\", \"valid_to\": 5}|/valid_to",
                "{\"text\": \"Likes tea.\", \"scope\": \"\"}|/scope",
                "{\"text\": \"Likes tea.\", \"valid_from\": \"2026-01-02T00:00:00Z\", \"valid_to\": \"2026-01-01T00:00:00Z\"}|/valid_to"
            })
    void refusesWhatIsWrongWithItsPlace(String body, String pointer) {
        json(body)
                .post(ALL, user)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
        assertThat(texts("")).isEmpty();
    }

    @Test
    void refusesATextThatIsTooLong() {
        write(map("text", "é".repeat(1001))).then().statusCode(422).body("errors.pointer", contains("/text"));
        write(map("text", "é".repeat(1000))).then().statusCode(201);
        json("{").post(ALL, user).then().statusCode(400);
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        for (int i = 0; i < 5; i++) {
            write(map("text", "Memory number " + i + "."));
        }
        var first = given().queryParam("limit", 2).get(ALL, user);
        first.then().statusCode(200).body("memories.text", contains("Memory number 4.", "Memory number 3."));
        var second = given().queryParam("limit", 2)
                .queryParam("cursor", first.<String>path("next_cursor"))
                .get(ALL, user);
        second.then().body("memories.text", contains("Memory number 2.", "Memory number 1."));
        given().queryParam("limit", 2)
                .queryParam("cursor", second.<String>path("next_cursor"))
                .get(ALL, user)
                .then()
                .body("memories.text", contains("Memory number 0."))
                .body("next_cursor", nullValue());
    }

    @Test
    void filters() {
        String tea = write(map("text", "Likes tea.", "kind", "preference")).path("id");
        String boat = write(map("text", "Owns a boat.", "kind", "possession", "scope", "captain"))
                .path("id");
        write(map("text", "Lives in Oslo.", "kind", "place", "valid_to", "2020-01-01T00:00:00Z"));
        given().put(ONE + "/pin", user, tea).then().statusCode(200);
        given().put(ONE + "/suppression", user, boat).then().statusCode(200);

        assertThat(texts("kind=preference,place")).containsExactly("Lives in Oslo.", "Likes tea.");
        assertThat(texts("kind=preference&kind=place")).containsExactly("Lives in Oslo.", "Likes tea.");
        assertThat(texts("pinned=true")).containsExactly("Likes tea.");
        assertThat(texts("suppressed=true")).containsExactly("Owns a boat.");
        assertThat(texts("suppressed=false&pinned=false")).containsExactly("Lives in Oslo.");
        assertThat(texts("scope=captain")).containsExactly("Owns a boat.");
        assertThat(texts("valid_at=2026-01-01T00:00:00Z")).containsExactly("Owns a boat.", "Likes tea.");
        assertThat(texts("valid_at=2019-01-01T00:00:00Z")).hasSize(3);
        assertThat(texts("origin=learned")).isEmpty();
        assertThat(texts("archived=true")).isEmpty();
        assertThat(texts("archived=false")).hasSize(3);
        assertThat(texts("changed_since=2999-01-01T00:00:00Z")).isEmpty();
        assertThat(texts("changed_since=2020-01-01T00:00:00Z")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind=opinion",
                "pinned=yes",
                "suppressed=1",
                "archived=maybe",
                "valid_at=now",
                "origin=else",
                "cursor=abc",
                "cursor=LTkyMjMzNzIwMzY4NTQ3NzU4MDgvMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw",
                "cursor=LTkwMDAwMDAwMDAwMDAwMDAvMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw",
                "limit=0",
                "changed_since=2020"
            })
    void refusesFiltersThatThereAreNot(String query) {
        given().get(ALL + "?" + query, user)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("?" + query.split("=", 2)[0]));
    }

    @Test
    void refusesToSearchForNothing() {
        given().queryParam("q", " ").get(ALL, user).then().statusCode(422).body("errors[0].pointer", equalTo("?q"));
    }

    @Test
    void changesWhatIsGivenAndLeavesTheRest() {
        var written = write(map("text", "Lives in Oslo.", "kind", "place", "valid_from", "2019-05-01T00:00:00Z"));
        String id = written.path("id");

        patch(id, map("importance", 0.9, "valid_to", "2026-01-01T00:00:00Z"))
                .then()
                .statusCode(200)
                .body("text", equalTo("Lives in Oslo."))
                .body("importance", equalTo(0.9f))
                .body("valid_from", equalTo("2019-05-01T00:00:00Z"))
                .body("valid_to", equalTo("2026-01-01T00:00:00Z"));
        patch(id, map("valid_to", null)).then().statusCode(200).body("valid_to", nullValue());
        patch(id, map("text", "Lives in Bergen.")).then().body("text", equalTo("Lives in Bergen."));
        patch(id, map("text", "")).then().statusCode(422).body("errors.pointer", contains("/text"));
        patch(id, map("valid_from", "2030-01-01T00:00:00Z", "valid_to", "2029-01-01T00:00:00Z"))
                .then()
                .statusCode(422);
    }

    @Test
    void leavesTheTagWhenNothingChanges() {
        var written = write(map("text", "Likes tea."));

        patch(written.path("id"), map("text", "Likes tea.")).then().header("ETag", written.header("ETag"));
        patch(written.path("id"), map("text", "Likes black tea."))
                .then()
                .header("ETag", org.hamcrest.Matchers.not(written.header("ETag")));
    }

    @Test
    void changesOnlyTheStateThatWasReadWhenAsked() {
        var written = write(map("text", "Likes tea."));
        String id = written.path("id");
        var stale = written.header("ETag");
        patch(id, map("importance", 0.7)).then().statusCode(200);

        json(map("importance", 0.1))
                .header("If-Match", stale)
                .patch(ONE, user, id)
                .then()
                .statusCode(412)
                .body("current_etag", notNullValue());
        given().header("If-Match", stale).delete(ONE, user, id).then().statusCode(412);
        given().header("If-Match", stale).put(ONE + "/pin", user, id).then().statusCode(412);
        given().header("If-Match", "*").put(ONE + "/pin", user, id).then().statusCode(200);
    }

    @Test
    void letsOneOfTwoWinWhoChangeTheSameState() throws Exception {
        var written = write(map("text", "Likes tea."));
        String id = written.path("id");
        var statuses = new ArrayList<Integer>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var patches = IntStream.range(1, 9)
                    .<Callable<Integer>>mapToObj(i -> () -> json(map("importance", i / 100.0))
                            .header("If-Match", written.header("ETag"))
                            .patch(ONE, user, id)
                            .statusCode())
                    .toList();
            for (var result : pool.invokeAll(patches)) {
                statuses.add(result.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void losesNoChangeOfSeveralAtOnce() throws Exception {
        String id = write(map("text", "Likes tea.")).path("id");
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            pool.invokeAll(java.util.List.<Callable<Response>>of(
                    () -> patch(id, map("importance", 0.9)),
                    () -> patch(id, map("kind", "preference")),
                    () -> given().put(ONE + "/pin", user, id),
                    () -> given().put(ONE + "/suppression", user, id)));
        }
        given().get(ONE, user, id)
                .then()
                .body("importance", equalTo(0.9f))
                .body("kind", equalTo("preference"))
                .body("pinned", equalTo(true))
                .body("suppressed", equalTo(true));
    }

    @Test
    void pinsAndSuppressesAndTakesItBack() {
        String id = write(map("text", "Likes tea.")).path("id");

        given().put(ONE + "/pin", user, id).then().statusCode(200).body("pinned", equalTo(true));
        given().put(ONE + "/pin", user, id).then().statusCode(200).body("pinned", equalTo(true));
        given().put(ONE + "/suppression", user, id).then().statusCode(200).body("suppressed", equalTo(true));
        given().delete(ONE + "/pin", user, id).then().statusCode(200).body("pinned", equalTo(false));
        given().delete(ONE + "/suppression", user, id).then().statusCode(200).body("suppressed", equalTo(false));
    }

    @Test
    void deletesForGood() {
        String id = write(map("text", "Likes tea.")).path("id");

        given().delete(ONE, user, id).then().statusCode(200).body("message", containsString("deleted"));

        given().get(ONE, user, id).then().statusCode(404);
        given().delete(ONE, user, id).then().statusCode(404);
        assertThat(texts("")).isEmpty();
        given().get("/api/v1/users/{user}/audit", user)
                .then()
                .body("events.action", hasItems("long-term-memory-added", "long-term-memory-deleted"));
    }

    @Test
    void keepsOthersOut() {
        String id = write(map("text", "Likes tea.")).path("id");
        for (var other : new String[] {newUser(), someoneElse()}) {
            given().get(ONE, other, id).then().statusCode(404).contentType("application/problem+json");
            json(map("text", "Mine.")).patch(ONE, other, id).then().statusCode(404);
            given().delete(ONE, other, id).then().statusCode(404);
            given().put(ONE + "/pin", other, id).then().statusCode(404);
            given().delete(ONE + "/pin", other, id).then().statusCode(404);
            given().put(ONE + "/suppression", other, id).then().statusCode(404);
            given().delete(ONE + "/suppression", other, id).then().statusCode(404);
            assertThat(given().get(ALL, other).asString()).doesNotContain("Likes tea.");
        }
        given().get(ONE, user, "7").then().statusCode(422);
        given().get(ONE, user, UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void goesWithTheUserAndWithTheMemory() {
        write(map("text", "Likes tea."));
        given().delete("/api/v1/memory/{user}", user).then().statusCode(200);
        assertThat(texts("")).isEmpty();

        write(map("text", "Owns a boat.")).then().statusCode(201);
        given().delete("/api/v1/users/{user}", user).then().statusCode(200);
        assertThat(texts("")).isEmpty();
        write(map("text", "Owns a boat.")).then().statusCode(201);
    }

    @Test
    void countsWhatIsStored() {
        write(map("text", "Likes tea."));

        given().get("/api/v1/users/{user}/usage", user).then().body("storage.bytes.used", equalTo(10));
    }

    private String someoneElse() {
        var other = newUser();
        json(map("text", "Likes coffee.")).post(ALL, other).then().statusCode(201);
        return other;
    }

    private Response write(Object body) {
        return json(body).post(ALL, user);
    }

    private Response patch(String id, Object body) {
        return json(body).patch(ONE, user, id);
    }

    private java.util.List<String> texts(String query) {
        return given().get(ALL + (query.isEmpty() ? "" : "?" + query), user)
                .then()
                .statusCode(200)
                .extract()
                .path("memories.text");
    }
}

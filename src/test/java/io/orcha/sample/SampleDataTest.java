package io.orcha.sample;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.messages;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.orcha.testing.RollUpJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SampleDataTest {

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();

    @Test
    void givesAUserConversationsOfTheLastTwoYears() {
        var begun = Instant.now();

        var stored = populate(user).then().statusCode(200).extract().jsonPath();

        assertThat(stored.getString("user_id")).isEqualTo(user);
        assertThat(stored.getString("name")).isEqualTo("Sarah Lindgren");
        assertThat(stored.getInt("session_count")).isEqualTo(8);
        assertThat(stored.getBoolean("learning")).isTrue();
        assertThat(stored.getString("next")).contains("GET /memory/context");
        List<Map<String, Object>> listed = sessions(user).getList("sessions");
        assertThat(listed)
                .extracting(session -> session.get("session_id"))
                .as("newest first")
                .containsExactlyElementsOf(
                        stored.<Object>getList("sessions.session_id").reversed());
        assertThat(listed).extracting(session -> session.get("device_id")).contains("sarah-phone", "sarah-laptop");
        int messages = 0;
        for (var session : listed) {
            var said = messages(user, (String) session.get("session_id"));
            messages += said.size();
            assertThat(said).extracting(message -> message.get("role")).contains("user", "assistant");
            assertThat(said)
                    .extracting(message -> Instant.parse((String) message.get("created_at")))
                    .isSorted()
                    .allMatch(begun::isAfter);
            assertThat(session.get("created_at")).isEqualTo(said.getFirst().get("created_at"));
            assertThat(session.get("message_count")).isEqualTo(said.size());
        }
        assertThat(messages).isEqualTo(stored.getInt("message_count"));
    }

    @Test
    void hasThemLearned() {
        populate(user).then().statusCode(200);
        RecallJobs.in(owner).awaitDone(user);
        RollUpJobs.in(owner).awaitDone(user);

        var texts = given().queryParam("limit", 200)
                .get("/api/v1/users/{user}/memories", user)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String>getList("memories.text");

        assertThat(texts)
                .anyMatch(text -> text.contains("I moved to Bristol"))
                .anyMatch(text -> text.contains("My sister Hannah lives in Copenhagen"))
                .anyMatch(text -> text.contains("I am allergic to hazelnuts"));
        assertThat(context("Where does my sister live?")).contains("Copenhagen");
        assertThat(context("Which furniture did I buy?")).contains("green velvet sofa", "walnut bookshelf");
        given().get("/api/v1/memory/{user}", user)
                .then()
                .body("memory.content", org.hamcrest.Matchers.containsString("Bristol"));
    }

    @ParameterizedTest
    @CsvSource({"1, Sarah Lindgren, 8", "2, Jonas Brenner, 6", "3, Marisol Tanaka Ruiz, 6"})
    void hasThreePeople(String person, String name, int sessions) {
        given().queryParam("user_identifier", user)
                .queryParam("person", person)
                .post("/memory/test/populate-sample-data")
                .then()
                .statusCode(200)
                .body("name", equalTo(name), "sessions", hasSize(sessions));

        RecallJobs.in(owner).awaitDone(user);
        assertThat(sessions(user).getList("sessions")).hasSize(sessions);
    }

    @Test
    void givesThemOnce() {
        populate(user).then().statusCode(200);

        populate(user)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/conflict"));
        assertThat(sessions(user).getList("sessions")).hasSize(8);
    }

    @Test
    void givesThemOnceToWhoeverAsksAtTheSameTime() throws Exception {
        Callable<Integer> ask = () -> populate(user).statusCode();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = threads
                    .invokeAll(IntStream.range(0, 4).mapToObj(_ -> ask).toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .toList();

            assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        }
        assertThat(sessions(user).getList("sessions")).hasSize(8);
    }

    @Test
    void mixesThemWithNobodysOwnConversations() {
        chat(user, "Hello").then().statusCode(200);

        populate(user).then().statusCode(409);
        assertThat(sessions(user).getList("sessions")).hasSize(1);
    }

    @Test
    void repeatsItsAnswerForAKey() {
        var key = UUID.randomUUID().toString();

        var first = keyed(key);
        var again = keyed(key);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body().asString()).isEqualTo(first.body().asString());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void saysWhenNothingIsLearned() {
        json(map("learning_paused", true))
                .patch("/api/v1/users/{user}/settings", user)
                .then()
                .statusCode(200);

        populate(user).then().statusCode(200).body("learning", equalTo(false));

        RecallJobs.in(owner).awaitDone(user);
        given().get("/api/v1/users/{user}/memories", user).then().body("memories", hasSize(0));
    }

    @Test
    void hasNoDefaultUser() {
        given().post("/memory/test/populate-sample-data")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("?user_identifier"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "Sarah"})
    void knowsNobodyElse(String person) {
        given().queryParam("user_identifier", user)
                .queryParam("person", person)
                .post("/memory/test/populate-sample-data")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("?person"));
    }

    private static Response populate(String user) {
        return given().queryParam("user_identifier", user).post("/memory/test/populate-sample-data");
    }

    private Response keyed(String key) {
        return given().header("Idempotency-Key", key)
                .queryParam("user_identifier", user)
                .post("/memory/test/populate-sample-data");
    }

    private static JsonPath sessions(String user) {
        return given().queryParam("user_id", user)
                .get("/api/v1/sessions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String context(String query) {
        return given().queryParam("query", query)
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .extract()
                .path("context");
    }
}

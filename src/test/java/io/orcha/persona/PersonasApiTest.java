package io.orcha.persona;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What operators do with personas. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PersonasApiTest {

    private static final String PERSONA = "/api/v1/personas/{name}";

    private final String name = "p-" + UUID.randomUUID();

    @Test
    void shipsAura() {
        given().get("/api/v1/personas")
                .then()
                .statusCode(200)
                .body("personas.find { it.name == 'aura' }.title", equalTo("Aura"))
                .body("personas.find { it.name == 'aura' }.is_default", is(true))
                .body("personas.find { it.name == 'aura' }.instructions", nullValue());
        given().get(PERSONA, "aura")
                .then()
                .statusCode(200)
                .header("ETag", "\"v0\"")
                .body("version", is(0))
                .body("instructions", startsWith("You are AURA"));
    }

    @Test
    void keepsAllOfADefinition() {
        put(map(
                        "title", "Coach 🏃",
                        "instructions", "You are a running coach.",
                        "tone", "cheerful",
                        "boundaries", List.of("Give medical advice."),
                        "kind_weights", map("plan", 2.5, "possession", 0)))
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("version", is(1));

        given().get(PERSONA, name)
                .then()
                .body("title", equalTo("Coach 🏃"))
                .body("tone", equalTo("cheerful"))
                .body("boundaries", contains("Give medical advice."))
                .body("kind_weights.plan", equalTo(2.5f))
                .body("kind_weights.possession", equalTo(0f));
        given().get("/api/v1/personas").then().body("personas.name", hasItem(name));
    }

    @Test
    void keepsEveryVersion() {
        put(map("instructions", "one"));
        put(map("instructions", "two"));
        given().delete(PERSONA, name).then().statusCode(200);
        put(map("instructions", "three"));

        var versions = given().get(PERSONA + "/versions", name);
        versions.then()
                .statusCode(200)
                .body("versions.version", contains(4, 3, 2, 1))
                .body("versions[0].definition.instructions", equalTo("three"))
                .body("versions[1].definition", nullValue())
                .body("versions[3].definition.instructions", equalTo("one"))
                .body("next_cursor", nullValue());
        var first = given().queryParam("limit", 3).get(PERSONA + "/versions", name);
        given().queryParam("limit", 3)
                .queryParam("cursor", first.<String>path("next_cursor"))
                .get(PERSONA + "/versions", name)
                .then()
                .body("versions.version", contains(1));
    }

    @Test
    void changesOnlyWhatWasRead() {
        put(map("instructions", "one"), "If-None-Match", "*").then().statusCode(200);
        put(map("instructions", "again"), "If-None-Match", "*")
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
        put(map("instructions", "two"), "If-Match", "\"v1\"").then().statusCode(200);
        put(map("instructions", "late"), "If-Match", "\"v1\"").then().statusCode(412);
        given().header("If-Match", "\"v1\"").delete(PERSONA, name).then().statusCode(412);
        given().header("If-Match", "\"v2\"").delete(PERSONA, name).then().statusCode(200);
        put(map("instructions", "three"), "If-Match", "*").then().statusCode(412);

        given().get(PERSONA, name).then().statusCode(404);
    }

    @Test
    void losesNoChangeOfManyAtOnce() throws Exception {
        try (var callers = Executors.newFixedThreadPool(4)) {
            var calls = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> put(map("instructions", "by " + i)).statusCode())
                    .toList();
            for (var answer : callers.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        given().get(PERSONA + "/versions", name).then().body("versions.version", contains(8, 7, 6, 5, 4, 3, 2, 1));
    }

    @Test
    void isConfiguredAgainWhenTheChangeIsDeleted() {
        var aura = "/api/v1/personas/aura";
        json(map("instructions", "You are another AURA.")).put(aura).then().statusCode(200);
        given().get(aura).then().body("instructions", equalTo("You are another AURA."));

        given().delete(aura).then().statusCode(200);

        given().get(aura)
                .then()
                .body("instructions", startsWith("You are AURA"))
                .body("version", is(0));
        given().delete(aura).then().statusCode(404);
    }

    @Test
    void saysEverythingThatIsWrong() {
        put(map(
                        "title", " ",
                        "boundaries", List.of("fine", ""),
                        "kind_weights", map("plan", 3.5)))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/title", "/instructions", "/boundaries/1", "/kind_weights/plan"));
        put(map("instructions", "x", "kind_weights", map("shoe_size", 1)))
                .then()
                .statusCode(422);
        json(map("instructions", "x")).put(PERSONA, "Not A Name").then().statusCode(422);
        given().get(PERSONA, name).then().statusCode(404);
        given().get(PERSONA + "/versions", name).then().statusCode(404);
        given().queryParam("cursor", "x")
                .get(PERSONA + "/versions", name)
                .then()
                .statusCode(422);
    }

    @Test
    void goesOnWithTheDefaultPersonaWhenItsOwnIsDeleted() {
        put(map("instructions", "You are a pirate."));
        var user = newUser();
        var session = session(chat(user, "Hello", "persona", name));
        given().delete(PERSONA, name).then().statusCode(200);

        chat(user, "Still there?", "session_id", session).then().statusCode(200).body("persona.name", equalTo("aura"));
        chat(user, "And a new one?", "persona", name).then().statusCode(422);
        given().get("/api/v1/personas").then().body("personas.name", not(hasItem(name)));
    }

    private Response put(Object definition, String... headers) {
        var request = json(definition);
        for (int at = 0; at < headers.length; at += 2) {
            request = request.header(headers[at], headers[at + 1]);
        }
        return request.put(PERSONA, name);
    }
}

package io.orcha.memory.control;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.orcha.platform.Database;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where sentences came from is told without carrying whole histories about. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExplanationsTest {

    @Inject
    Database database;

    private final String user = newUser();

    @Test
    void namesTheVersionThatBroughtEachSentenceIn() {
        saveMemory(user, "Prefers tea.");
        saveMemory(user, "- Has a cat.\n- Lives in Oslo.");
        saveMemory(user, "- Prefers tea.\n- Lives in Oslo.");
        saveMemory(user, "- Prefers tea.\n- Lives in Oslo.\n- Has a dog.");

        var why = why();

        assertThat(why.<String>getList("sentences.sentence"))
                .containsExactly("Prefers tea.", "Lives in Oslo.", "Has a dog.");
        assertThat(why.<Integer>getList("sentences.version")).containsExactly(3, 2, 4);
        assertThat(why.<String>getList("sentences.author")).containsOnly("client");
    }

    @Test
    void quotesTheBeginningOfALongMessage() {
        chat(user, "I have a dog called Rex. " + "?".repeat(3000));
        await().untilAsserted(() ->
                assertThat((String) getMemory(user).path("memory.content")).contains("Rex"));

        var why = why();

        assertThat(why.getString("sentences[0].sources[0].content"))
                .startsWith("I have a dog called Rex.")
                .hasSize(2000);
        assertThat(why.getBoolean("sentences[0].sources[0].truncated")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pin", "suppression"})
    void takesNoMoreMarksThanMayBe(String kind) {
        saveMemory(user, "Prefers tea.");
        database.maintenance().update("""
                INSERT INTO memory_marks (user_id, id, kind, text, created_at)
                SELECT ?, gen_random_uuid(), ?, 'subject ' || n, now() FROM generate_series(1, 199) AS n
                """, user, kind);

        mark(kind, "the last one").then().statusCode(200);

        mark(kind, "one too many").then().statusCode(422).body("errors[0].detail", containsString("200"));
        mark(kind, "the last one").then().statusCode(200);
        getMemory(user).then().body("memory.version", equalTo(2));
        assertThat(given().get("/api/v1/memory/{id}/{kind}s", user, kind)
                        .jsonPath()
                        .<List<?>>getList("marks"))
                .hasSize(200);
    }

    private Response mark(String kind, String text) {
        return json(map("text", text)).post("/api/v1/memory/{id}/{kind}s", user, kind);
    }

    private JsonPath why() {
        return given().get("/api/v1/memory/{id}/why", user)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}

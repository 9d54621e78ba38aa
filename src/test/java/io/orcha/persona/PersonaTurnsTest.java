package io.orcha.persona;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom the user talks to decides what the model is told, and what of the assistants' own words. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class PersonaTurnsTest {

    private static final String PROMISE = "I promise to send you the recipe of the walnut cake.";

    ModelStub model;

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();
    private final String cook = "cook-" + UUID.randomUUID();
    private final String coach = "coach-" + UUID.randomUUID();

    @BeforeEach
    void makePersonas() {
        model.reset();
        json(map("instructions", "You are a cook.", "tone", "warm", "boundaries", List.of("Serve meat.", "Curse.")))
                .put("/api/v1/personas/{name}", cook)
                .then()
                .statusCode(200);
        json(map("instructions", "You are a coach.", "kind_weights", map("plan", 3, "possession", 0)))
                .put("/api/v1/personas/{name}", coach)
                .then()
                .statusCode(200);
    }

    @Test
    void tellsTheModelWhoItIs() {
        chat(user, "Hello", "persona", cook.toUpperCase(Locale.ROOT))
                .then()
                .statusCode(200)
                .body("persona.name", equalTo(cook))
                .body("persona.version", equalTo(1));

        assertThat(model.lastCall().contents().getFirst()).isEqualTo("""
                You are a cook.

                Your tone: warm

                What you never do:
                - Serve meat.
                - Curse.""");
    }

    @Test
    void staysWithWhomTheSessionWasBegun() {
        var session = session(chat(user, "Hello", "persona", cook));

        chat(user, "And now?", "session_id", session).then().body("persona.name", equalTo(cook));
        chat(user, "And now?", "session_id", session, "persona", cook).then().statusCode(200);
        chat(user, "And now?", "session_id", session, "persona", coach)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/persona"));

        assertThat(model.lastCall().contents().getFirst()).startsWith("You are a cook.");
        given().queryParam("user_id", user)
                .get("/api/v1/sessions/{id}", session)
                .then()
                .body("persona", equalTo(cook))
                .body("message_count", equalTo(6));
    }

    @Test
    void isTheDefaultOneForWhoNamesNone() {
        var session = session(chat(user, "Hello"));

        given().queryParam("user_id", user)
                .get("/api/v1/sessions/{id}", session)
                .then()
                .body("persona", equalTo("aura"));
        chat(user, "Hello?", "session_id", session, "persona", cook).then().statusCode(422);
    }

    @Test
    void takesTheNextVersionFromTheNextTurnOn() {
        var session = session(chat(user, "Hello", "persona", cook));
        json(map("instructions", "You are a chef."))
                .put("/api/v1/personas/{name}", cook)
                .then()
                .statusCode(200);

        chat(user, "Hello?", "session_id", session).then().body("persona.version", equalTo(2));

        assertThat(model.lastCall().contents().getFirst()).isEqualTo("You are a chef.");
    }

    @Test
    void recallsItsOwnPromisesAndWhatTheUserToldAnybody() {
        model.next(ModelStub.reply(PROMISE));
        session(chat(user, "I am allergic to hazelnuts in a cake.", "persona", cook));
        RecallJobs.in(owner).awaitDone(user);

        assertThat(texts("What about the recipe of the walnut cake?", cook)).contains(PROMISE);
        assertThat(texts("What about the recipe of the walnut cake?", coach))
                .doesNotContain(PROMISE)
                .contains("I am allergic to hazelnuts in a cake.");
        assertThat(texts("What about the recipe of the walnut cake?", null)).contains(PROMISE);

        chat(user, "Tell me about the recipe of the walnut cake.", "persona", coach)
                .then()
                .statusCode(200);
        assertThat(String.join("\n", model.lastCall().contents())).doesNotContain("I promise");
        chat(user, "Tell me about the recipe of the walnut cake.", "persona", cook)
                .then()
                .statusCode(200);
        assertThat(String.join("\n", model.lastCall().contents())).contains("I promise");
    }

    @Test
    void prefersTheMemoriesThatMatterToIt() {
        remember("Owns a racing bicycle.", "possession");
        remember("Wants to enter a bicycle race.", "plan");
        RecallJobs.in(owner).awaitDone(user);

        var ofCoach = context("bicycle", coach);
        assertThat(ofCoach.jsonPath().getList("items.text", String.class).getFirst())
                .isEqualTo("Wants to enter a bicycle race.");
        assertThat(ofCoach.<Float>path("items[0].components.persona")).isEqualTo(2f);
        assertThat(ofCoach.<Float>path("items.find { it.text == 'Owns a racing bicycle.' }.components.persona"))
                .isEqualTo(-1f);
        assertThat(context("bicycle", cook).<Float>path("items[0].components.persona"))
                .isNull();
    }

    @Test
    void knowsNoOtherPersona() {
        given().queryParams("query", "bicycle", "persona", "nobody")
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("?persona"));
    }

    @Test
    void movesWithTheUser() {
        var session = session(chat(user, "Hello", "persona", cook));
        var bundle = given().get("/api/v1/users/{user}/export", user).asString();
        given().delete("/api/v1/users/{user}", user).then().statusCode(200);

        json(bundle).post("/api/v1/users/import").then().statusCode(200);

        given().queryParam("user_id", user)
                .get("/api/v1/sessions/{id}", session)
                .then()
                .body("persona", equalTo(cook));
    }

    private void remember(String text, String kind) {
        json(map("text", text, "kind", kind))
                .post("/api/v1/users/{user}/memories", user)
                .then()
                .statusCode(201);
    }

    private List<String> texts(String query, String persona) {
        return context(query, persona).jsonPath().getList("items.text", String.class);
    }

    private Response context(String query, String persona) {
        var request = given().queryParams("query", query, "explain", true);
        return (persona == null ? request : request.queryParam("persona", persona)).get("/memory/context/{user}", user);
    }
}

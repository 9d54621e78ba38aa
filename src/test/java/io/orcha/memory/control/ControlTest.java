package io.orcha.memory.control;

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
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.orcha.platform.Database;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What the owner of a memory does with it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ControlTest {

    @Inject
    Database database;

    private final String user = newUser();

    @Test
    void replacesTheTextOnTheVersionThatWasRead() {
        saveMemory(user, "Likes tea.");
        var tag = getMemory(user).header("ETag");

        patch(map("content", "Likes coffee."), tag)
                .then()
                .statusCode(200)
                .body("changed", equalTo(true))
                .body("version", equalTo(2))
                .header("ETag", notNullValue());

        patch(map("content", "Likes water."), tag).then().statusCode(412);
        patch(map("content", "Likes water."), null).then().statusCode(428);
        given().get("/api/v1/memory/{id}/versions", user).then().body("versions[0].author", equalTo("user_edit"));
        assertThat(content()).isEqualTo("Likes coffee.");
    }

    @Test
    void doesWhatAnInstructionSays() {
        saveMemory(user, "- I live in Oslo.\n- I love hiking.");

        patch(map("instruction", "I moved to Porto, drop the old city"), "*")
                .then()
                .statusCode(200)
                .body("changed", equalTo(true));

        assertThat(content()).contains("Porto", "hiking").doesNotContain("Oslo");
    }

    @Test
    void makesNoVersionOfAnInstructionThatChangesNothing() {
        saveMemory(user, "- I love hiking.");

        patch(map("instruction", "Hello there!"), "*")
                .then()
                .statusCode(200)
                .body("changed", equalTo(false))
                .body("version", equalTo(1));
    }

    @Test
    void refusesAnEditThatSaysNothingOrTwoThings() {
        saveMemory(user, "text");
        patch(map(), "*").then().statusCode(422);
        patch(map("content", "a", "instruction", "b"), "*").then().statusCode(422);
        patch(map("content", " "), "*").then().statusCode(422);
        patch(map("instruction", "x".repeat(5000)), "*").then().statusCode(422);
    }

    @Test
    void correctsTheMemoryByFeedbackOnAReply() {
        saveMemory(user, "- My sister is called Anna.\n- I love hiking.");
        var session = session(chat(user, "What is my sister called?"));
        var reply = given().queryParam("user_id", user)
                .get("/api/v1/sessions/{id}/messages", session)
                .jsonPath()
                .getString("[1].id");

        json(map("feedback", "That is wrong: my sister is called Ana.", "message_id", reply))
                .post("/api/v1/memory/{id}/feedback", user)
                .then()
                .statusCode(200)
                .body("changed", equalTo(true))
                .body("content", containsString("Ana."));

        given().get("/api/v1/memory/{id}/versions", user)
                .then()
                .body("versions[0].reason", equalTo("corrected by feedback on a reply"));
        json(map("feedback", "That is wrong: my sister is called Eva.", "message_id", UUID.randomUUID()))
                .post("/api/v1/memory/{id}/feedback", user)
                .then()
                .statusCode(422);
    }

    @Test
    void tellsWhereASentenceCameFrom() {
        saveMemory(user, "Prefers tea.");
        var session = session(chat(user, "I have a dog called Rex."));
        await().untilAsserted(() -> assertThat(content()).contains("Rex"));

        var why = given().queryParam("text", "Rex")
                .get("/api/v1/memory/{id}/why", user)
                .then()
                .statusCode(200)
                .body("sentences.size()", equalTo(1))
                .body("sentences[0].author", equalTo("roll_up"))
                .body("sentences[0].model", equalTo("orcha-offline"))
                .extract()
                .jsonPath();

        assertThat(why.getString("sentences[0].sources[0].content")).isEqualTo("I have a dog called Rex.");
        assertThat(why.getString("sentences[0].sources[0].session_id")).isEqualTo(session);
        given().get("/api/v1/memory/{id}/why", user)
                .then()
                .body("sentences[0].sentence", equalTo("Prefers tea."))
                .body("sentences[0].author", equalTo("client"))
                .body("sentences[0].version", equalTo(1))
                .body("sentences[0].sources", empty());
    }

    @Test
    void pinsASentenceThatThenStays() {
        var pin = post("pins", map("text", "Allergic to peanuts."))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(content()).isEqualTo("- Allergic to peanuts.");
        post("pins", map("text", "Allergic to peanuts.")).then().body("id", equalTo(pin.getString("id")));

        saveMemory(user, "Likes tea.");
        chat(user, "I have a dog called Rex.");

        await().untilAsserted(() -> assertThat(content()).contains("Rex"));
        assertThat(content()).contains("Allergic to peanuts.", "Likes tea.");
        given().delete("/api/v1/memory/{id}/pins/{pin}", user, pin.getString("id"))
                .then()
                .statusCode(200);
        given().get("/api/v1/memory/{id}/pins", user).then().body("marks", empty());
        given().delete("/api/v1/memory/{id}/pins/{pin}", user, pin.getString("id"))
                .then()
                .statusCode(404);
    }

    @Test
    void doesNotMentionWhatTheUserDoesNotWantMentioned() {
        saveMemory(user, "- My name is Fred.\n- I went through a divorce.");
        var suppression = post("suppressions", map("text", "divorce"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        chat(user, "What do you know about me?")
                .then()
                .body("message.content", containsString("Fred"))
                .body("message.content", not(containsString("divorce")));

        assertThat(content()).as("kept in the store").contains("divorce");
        given().get("/api/v1/memory/{id}/why", user).then().body("sentences.suppressed", equalTo(List.of(false, true)));
        given().delete("/api/v1/memory/{id}/suppressions/{s}", user, suppression.getString("id"))
                .then()
                .statusCode(200);
        chat(user, "What do you know about me?").then().body("message.content", containsString("divorce"));
    }

    @Test
    void generatesASummaryAndStoresItOnlyWhenAsked() {
        saveMemory(user, "Prefers tea.");
        chat(user, "My name is Fred and I love Python.");

        post("generate", map())
                .then()
                .statusCode(200)
                .body("content", containsString("Python"))
                .body("content", containsString("Prefers tea."))
                .body("saved", equalTo(false));
        post("generate", map("save", true)).then().statusCode(200).body("content", containsString("Python"));
        assertThat(content()).contains("Python", "Prefers tea.");
        post("generate", map("messages", 0)).then().statusCode(422);
    }

    @Test
    void generatesNothingFromWhatMustNotBeLearned() {
        chat(user, "I have a fox called Before.");
        await().untilAsserted(() -> assertThat(content()).contains("Before"));
        given().delete("/api/v1/memory/{id}", user).then().statusCode(200);
        chat(user, "I have a cat called Readonly.", "memory", "read_only");
        settings(map("learning_paused", true)).then().statusCode(200);
        chat(user, "I have an owl called Paused.");
        settings(map("learning_paused", false)).then().statusCode(200);
        chat(user, "I have a dog called Rex.");

        var generated = post("generate", map("save", true))
                .then()
                .statusCode(200)
                .extract()
                .<String>path("content");

        assertThat(generated).contains("Rex").doesNotContain("Before", "Readonly", "Paused");
    }

    @Test
    void unpinsWhatItsOwnerEditsAway() {
        post("pins", map("text", "I live in Lisbon.")).then().statusCode(200);

        patch(map("content", "- I love hiking."), "*").then().statusCode(200);
        chat(user, "I have a dog called Rex.");

        await().untilAsserted(() -> assertThat(content()).contains("Rex"));
        assertThat(content()).doesNotContain("Lisbon");
        given().get("/api/v1/memory/{id}/pins", user).then().body("marks", empty());
    }

    @Test
    void learnsNothingWhileItIsPaused() {
        settings(map("learning_paused", true)).then().statusCode(200).body("learning_paused", equalTo(true));
        chat(user, "I have a cat called Tom.");
        settings(map("learning_paused", false)).then().statusCode(200);
        chat(user, "I have a dog called Rex.");

        await().untilAsserted(() -> assertThat(content()).contains("Rex"));
        assertThat(content()).doesNotContain("Tom");
    }

    @Test
    void changesOnlyTheSettingsThatAreGiven() throws Exception {
        settings(map("language", "pt")).then().statusCode(200);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = database.maintenance().transaction(statements -> {
                statements.update("UPDATE users SET learning_paused = true WHERE user_id = ?", user);
                var request = threads.submit(() -> settings(map("time_zone", "Europe/Lisbon")));
                await().during(Duration.ofMillis(500)).until(() -> !request.isDone());
                return request;
            });
            waiting.get()
                    .then()
                    .statusCode(200)
                    .body("learning_paused", equalTo(true))
                    .body("language", equalTo("pt"))
                    .body("time_zone", equalTo("Europe/Lisbon"));
        }

        given().get("/api/v1/users/{id}/settings", user).then().body("learning_paused", equalTo(true));
    }

    @Test
    void keepsSettings() {
        settings(map("time_zone", "Europe/Lisbon", "language", "pt-BR"))
                .then()
                .statusCode(200)
                .body("time_zone", equalTo("Europe/Lisbon"))
                .body("language", equalTo("pt-BR"));
        settings(map("language", "")).then().statusCode(200);
        given().get("/api/v1/users/{id}/settings", user)
                .then()
                .body("time_zone", equalTo("Europe/Lisbon"))
                .body("language", equalTo(null));
        settings(map("time_zone", "Mars/Base", "language", "not a tag"))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/time_zone"));
    }

    private Response patch(Object body, String ifMatch) {
        var request = json(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.patch("/api/v1/memory/{id}", user);
    }

    private Response post(String what, Object body) {
        return json(body).post("/api/v1/memory/{id}/" + what, user);
    }

    private Response settings(Object body) {
        return json(body).patch("/api/v1/users/{id}/settings", user);
    }

    private String content() {
        return getMemory(user).path("memory.content");
    }
}

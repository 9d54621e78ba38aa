package io.orcha.chat;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.messages;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.orcha.testing.Api.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a reply was given of the memory can be seen later as well, as far as it still exists. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReplyMemoryTest {

    private static final String BOAT = "My boat is called Zephyrine.";

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();

    @Test
    void tellsLaterWhatTheReplyTold() {
        var reply = answered();

        Map<String, Object> told = reply.path("memory");
        List<Map<String, Object>> recalled = reply.path("memory.recalled");
        assertThat(recalled).isNotEmpty();
        stored(reply)
                .statusCode(200)
                .body("version", equalTo(told.get("version")))
                .body("used", is(true))
                .body("recent_statements", equalTo(told.get("recent_statements")))
                .body(
                        "recalled.id",
                        equalTo(recalled.stream().map(one -> one.get("id")).toList()))
                .body(
                        "recalled.kind",
                        equalTo(recalled.stream().map(one -> one.get("kind")).toList()))
                .body(
                        "recalled.text",
                        equalTo(recalled.stream().map(one -> one.get("text")).toList()));
        assertThat(messages(user, session(reply)).getLast().get("memory"))
                .isEqualTo(map(
                        "version",
                        told.get("version"),
                        "recent_statements",
                        told.get("recent_statements"),
                        "recalled",
                        recalled.stream().map(one -> one.get("id")).toList(),
                        "facts",
                        told.getOrDefault("facts", List.of())));
    }

    @Test
    void tellsTheSameOfAStreamedReply() {
        remembered();
        var session = session(chat(user, "Hello there."));
        chat(user, "What is my boat called?", "session_id", session, "stream", true)
                .then()
                .statusCode(200);

        var reply = messages(user, session).getLast();
        stored(session, (String) reply.get("id")).statusCode(200).body("recalled.text", contains(BOAT));
    }

    @Test
    void saysThatNothingWasUsed() {
        var reply = chat(user, "Hello there.");

        stored(reply).statusCode(200).body("used", is(false)).body("recalled", empty());
    }

    @Test
    void leavesOutWhatWasErasedSince() {
        var reply = answered();
        String memory = reply.path("memory.recalled[0].id");

        given().delete("/api/v1/users/{user}/memories/{id}", user, memory)
                .then()
                .statusCode(200);

        stored(reply).statusCode(200).body("recalled.text", not(contains(BOAT)));
        assertThat(stored(reply).extract().asString()).doesNotContain("Zephyrine");
    }

    @Test
    void isExportedAndComesBack() {
        var session = session(answered());
        var id = (String) messages(user, session).getLast().get("id");
        var before = stored(session, id).statusCode(200).extract().asString();
        var bundle = given().get("/api/v1/users/{user}/export", user).asString();
        given().delete("/api/v1/users/{user}", user).then().statusCode(200);
        stored(session, id).statusCode(404);

        given().contentType("application/json; charset=utf-8")
                .body(bundle)
                .post("/api/v1/users/import")
                .then()
                .statusCode(200);

        assertThat(stored(session, id).statusCode(200).extract().asString()).isEqualTo(before);
    }

    @Test
    void isNotKnownOfWhatIsNoReply() {
        var reply = answered();
        var session = session(reply);
        var messages = messages(user, session);

        assertThat(messages.getFirst()).doesNotContainKey("memory");
        stored(session, (String) messages.getFirst().get("id")).statusCode(404);
        var imported = json(List.of(map("role", "assistant", "content", "Hello.")))
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import");
        String other = imported.then().statusCode(200).extract().path("sessions[0].session_id");
        stored(other, (String) messages(user, other).getFirst().get("id")).statusCode(404);
        stored(other, (String) messages.getLast().get("id")).statusCode(404);
    }

    @Test
    void isNobodyElses() {
        var reply = answered();
        var session = session(reply);

        given().queryParam("user_id", newUser())
                .get(
                        "/api/v1/sessions/{s}/messages/{m}/memory",
                        session,
                        messages(user, session).getLast().get("id"))
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void refusesBadBundles() {
        var reply = answered();
        assertThat(session(reply)).isNotNull();
        var bundle = given().get("/api/v1/users/{user}/export", user).asString();
        given().delete("/api/v1/users/{user}", user).then().statusCode(200);

        var bad = bundle.replace("\"recent_statements\" : 0", "\"recent_statements\" : -1");
        assertThat(bad).isNotEqualTo(bundle);
        given().contentType("application/json; charset=utf-8")
                .body(bad)
                .post("/api/v1/users/import")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasSize(1))
                .body("errors[0].pointer", equalTo("/messages/1/memory/recent_statements"));
    }

    /** A reply that was given a long-term memory. */
    private Response answered() {
        remembered();
        var reply = chat(user, "What is my boat called?");
        reply.then().statusCode(200);
        return reply;
    }

    private void remembered() {
        saveMemory(user, "- I like the sea.").then().statusCode(200);
        json(map("text", BOAT))
                .post("/api/v1/users/{user}/memories", user)
                .then()
                .statusCode(201);
        RecallJobs.in(owner).awaitDone(user);
    }

    private ValidatableResponse stored(Response reply) {
        var session = session(reply);
        return stored(session, (String) messages(user, session).getLast().get("id"));
    }

    private ValidatableResponse stored(String session, String message) {
        return given().queryParam("user_id", user)
                .get("/api/v1/sessions/{s}/messages/{m}/memory", session, message)
                .then();
    }
}

package io.orcha.session;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.orcha.testing.PostgresResource;
import io.orcha.testing.WithoutWorkers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Owners say what a session is called, and it is called so until they say otherwise. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WithoutWorkers.class)
class SessionTitleTest {

    private static final String SESSION = "/api/v1/sessions/{id}";

    private final String user = newUser();

    @Test
    void renamesASession() {
        var session = session(chat(user, "I will visit Porto in May."));
        var before = read(session);

        rename(session, "  Travel\nplans 🧳 ")
                .then()
                .statusCode(200)
                .body("session_id", equalTo(session))
                .body("title", equalTo("Travel plans 🧳"));

        var after = read(session);
        assertThat(after).containsEntry("title", "Travel plans 🧳");
        assertThat(after.get("last_activity_at")).isEqualTo(before.get("last_activity_at"));
        assertThat(listed(null)).containsExactly("Travel plans 🧳");
    }

    @Test
    void takesAMergePatch() {
        var session = session(chat(user, "I will visit Porto in May."));

        given().queryParam("user_id", user)
                .contentType("application/merge-patch+json")
                .body("{\"title\": \"Travel plans\"}")
                .patch(SESSION, session)
                .then()
                .statusCode(200)
                .body("title", equalTo("Travel plans"));
    }

    @Test
    void findsASessionByItsNewTitle() {
        var session = session(chat(user, "I will visit Porto in May."));
        chat(user, "I have a dog.");

        rename(session, "Spring holidays").then().statusCode(200);

        assertThat(listed("spring")).containsExactly("Spring holidays");
        assertThat(listed("porto")).isEmpty();
    }

    @Test
    void keepsTheTitleWhenTheConversationGoesOnAndWhenItsBeginningIsForgotten() {
        var session = session(chat(user, "I will visit Porto in May. I have a dog called Rex."));
        rename(session, "Travel plans").then().statusCode(200);

        chat(user, "And Lisbon in June.", "session_id", session).then().statusCode(200);
        forget("I have a dog called Rex.");

        assertThat(read(session)).containsEntry("title", "Travel plans");
    }

    @Test
    void forgetsATitleLikeAnyOtherText() {
        var session = session(chat(user, "Hello"));
        rename(session, "What to do about Zephyrine").then().statusCode(200);

        forget("Zephyrine");

        assertThat(read(session).get("title").toString()).doesNotContain("Zephyrine");
    }

    @Test
    void goesBackToTheBeginningOfTheFirstMessage() {
        var session = session(chat(user, "I will visit Porto in May."));
        chat(user, "And Lisbon in June.", "session_id", session).then().statusCode(200);
        rename(session, "Travel plans").then().statusCode(200);

        rename(session, null).then().statusCode(200).body("title", equalTo("I will visit Porto in May."));

        assertThat(read(session)).containsEntry("title", "I will visit Porto in May.");
    }

    @Test
    void goesBackToWhatIsLeftOfTheFirstMessage() {
        var session = session(chat(user, "My boat is called Zephyrine."));
        rename(session, "Boats").then().statusCode(200);
        forget("My boat is called Zephyrine.");

        rename(session, null).then().statusCode(200);

        assertThat(read(session).get("title").toString()).doesNotContain("Zephyrine");
    }

    @Test
    void leavesATitleThatIsNotGivenAsItIs() {
        var session = session(chat(user, "Hello"));
        rename(session, "Greetings").then().statusCode(200);

        patch(session, "{}").then().statusCode(200).body("title", equalTo("Greetings"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": \"\"}",
                "{\"title\": \" \\n \"}",
                "{\"title\": \"a\\u0000b\"}",
                "{\"title\": \"\\ud83e\"}",
                "{\"title\": 7}",
                "{\"title\": true}",
                "{\"title\": [\"Travel plans\"]}",
                "{\"title\": {\"text\": \"Travel plans\"}}"
            })
    void refusesWhatIsNoTitle(String body) {
        var session = session(chat(user, "Hello"));

        patch(session, body).then().statusCode(422).body("errors.pointer", contains("/title"));

        assertThat(read(session)).containsEntry("title", "Hello");
    }

    @Test
    void refusesATitleThatIsTooLong() {
        var session = session(chat(user, "Hello"));

        rename(session, "é".repeat(200)).then().statusCode(200);
        rename(session, "é".repeat(200) + "!").then().statusCode(422).body("errors.pointer", contains("/title"));
        patch(session, "").then().statusCode(400);
        patch(session, "[]").then().statusCode(400);
    }

    @Test
    void knowsNoSessionOfAnotherUser() {
        var session = session(chat(newUser(), "mine"));

        rename(session, "yours").then().statusCode(404);
        rename(session, null).then().statusCode(404);
        rename("00000000-0000-0000-0000-000000000001", "nobody's").then().statusCode(404);
        rename("not-an-id", "nobody's").then().statusCode(422);
    }

    @Test
    void exportsAndImportsTheTitle() {
        var session = session(chat(user, "I will visit Porto in May."));
        rename(session, "Travel plans").then().statusCode(200);
        var bundle = given().get("/api/v1/users/{user}/export", user).asString();
        given().delete("/api/v1/users/{user}", user).then().statusCode(200);

        json(bundle).post("/api/v1/users/import").then().statusCode(200);

        assertThat(read(session)).containsEntry("title", "Travel plans");
        rename(session, null).then().body("title", equalTo("I will visit Porto in May."));
    }

    private Response rename(String session, String title) {
        return given().queryParam("user_id", user)
                .spec(json(map("title", title)))
                .patch(SESSION, session);
    }

    private Response patch(String session, String body) {
        return given().queryParam("user_id", user)
                .contentType("application/json; charset=utf-8")
                .body(body)
                .patch(SESSION, session);
    }

    private Map<String, Object> read(String session) {
        return given().queryParam("user_id", user)
                .get(SESSION, session)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
    }

    private List<String> listed(String query) {
        var request = given().queryParam("user_id", user);
        return (query == null ? request : request.queryParam("q", query))
                .get("/api/v1/sessions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("sessions.title");
    }

    private void forget(String text) {
        json(map("text", text))
                .post("/api/v1/memory/{user}/forget", user)
                .then()
                .statusCode(200);
    }
}

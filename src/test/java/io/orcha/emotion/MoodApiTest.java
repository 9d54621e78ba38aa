package io.orcha.emotion;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a user felt, as the user reads it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MoodApiTest {

    private static final String SAD = "I am so sad and lonely, this is an awful, terrible day.";
    private static final String GLAD = "I am so happy, what a wonderful, great day!";

    private final String user = newUser();

    @Test
    void tellsOfDaysAndSessions() {
        String bad = said("user", SAD, 3);
        said("user", GLAD, 1);

        mood(user)
                .body("followed", is(true))
                .body("days", hasSize(2))
                .body("days[0].valence", lessThan(-0.2f))
                .body("days[0].emotion", equalTo("sadness"))
                .body("days[1].valence", greaterThan(0.2f))
                .body("sessions.find { it.session_id == '%s' }.valence".formatted(bad), lessThan(-0.2f))
                .body("now", notNullValue())
                .body("patterns", empty());
        given().queryParam("days", 2)
                .get("/api/v1/users/{user}/mood", user)
                .then()
                .body("days", hasSize(1));
    }

    @Test
    void saysNothingWhereTooLittleWasSaid() {
        json(List.of(
                        map("role", "user", "content", "I am sad."),
                        map("role", "user", "content", "The train leaves at six.")))
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200);

        mood(user)
                .body("followed", is(true))
                .body("now", nullValue())
                .body("days", empty())
                .body("sessions", empty());
    }

    @Test
    void findsTheEveningsThatAreAlwaysBad() {
        for (int week = 1; week <= 12; week++) {
            said("user", SAD, 7 * week);
            said("user", GLAD, 7 * week + 2);
            said("user", GLAD, 7 * week + 3);
        }

        mood(user).body("patterns.findAll { it.difference < 0 }", hasSize(1)).body("patterns[0].weeks", greaterThan(5));
    }

    @Test
    void hearsTheUserAlone() {
        said("assistant", SAD, 1);
        json(Collections.nCopies(3, map("role", "user", "content", SAD, "name", "Zoë")))
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200);

        mood(user).body("days", empty());
        mood(newUser()).body("days", empty());
    }

    @Test
    void isSwitchedOff() {
        said("user", SAD, 1);
        json(map("follow_mood", false))
                .patch("/api/v1/users/{user}/settings", user)
                .then()
                .statusCode(200)
                .body("follow_mood", is(false));

        mood(user).body("followed", is(false)).body("now", nullValue()).body("days", empty());

        json(map("follow_mood", true)).patch("/api/v1/users/{user}/settings", user);
        mood(user).body("followed", is(true)).body("days", hasSize(1));
    }

    @Test
    void endsWithTheConsent() {
        said("user", SAD, 1);
        json(map("granted", false, "text_version", "1")).post("/api/v1/users/{user}/consent", user);

        mood(user).body("followed", is(false)).body("days", empty());
    }

    @Test
    void doesNotReadWhatIsNotToBeLearned() {
        json(map("learning_paused", true)).patch("/api/v1/users/{user}/settings", user);
        IntStream.range(0, 3).forEach(_ -> chat(user, SAD).then().statusCode(200));

        mood(user).body("followed", is(true)).body("days", empty());
    }

    @Test
    void knowsNothingOfWhatIsGone() {
        var session = said("user", SAD, 1);
        given().queryParam("user_id", user)
                .delete("/api/v1/sessions/{id}", session)
                .then()
                .statusCode(200);
        mood(user).body("days", empty());

        said("user", SAD, 1);
        json(map("text", SAD)).post("/api/v1/memory/{user}/forget", user).then().statusCode(200);
        mood(user).body("days", empty());

        said("user", GLAD, 1);
        given().delete("/api/v1/users/{user}", user).then().statusCode(200);
        mood(user).body("days", empty());
    }

    @Test
    void takesTheSettingAlong() {
        json(map("follow_mood", false)).patch("/api/v1/users/{user}/settings", user);
        said("user", GLAD, 1);
        var bundle = given().get("/api/v1/users/{user}/export", user).asString();
        given().delete("/api/v1/users/{user}", user).then().statusCode(200);
        mood(user).body("followed", is(true));

        json(bundle).post("/api/v1/users/import").then().statusCode(200);

        mood(user).body("followed", is(false));
    }

    @Test
    void refusesWhatIsNoNumberOfDays() {
        for (var days : List.of("0", "731", "-1", "x")) {
            given().queryParam("days", days)
                    .get("/api/v1/users/{user}/mood", user)
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("?days"));
        }
    }

    /** Three times the same in a conversation some days ago; its session. */
    private String said(String role, String text, int daysAgo) {
        var at = Clock.systemUTC().instant().minus(Duration.ofDays(daysAgo)).toString();
        List<Map<String, Object>> lines = Collections.nCopies(3, map("role", role, "content", text, "created_at", at));
        return json(lines)
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200)
                .extract()
                .path("sessions[0].session_id");
    }

    private static ValidatableResponse mood(String of) {
        return given().get("/api/v1/users/{user}/mood", of).then().statusCode(200);
    }
}

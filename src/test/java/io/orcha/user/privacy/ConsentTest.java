package io.orcha.user.privacy;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Consent where it is optional: everyone counts as having consented who has not withdrawn. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ConsentTest.Patient.class)
class ConsentTest {

    private static final int LEARNT_AT_ONCE = 3;

    /** What is said waits until {@value #LEARNT_AT_ONCE} messages do, however slow the machine is. */
    public static final class Patient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("orcha.learning.idle", "1H", "orcha.learning.messages", Integer.toString(LEARNT_AT_ONCE));
        }
    }

    @Test
    void keepsEveryDecisionWithItsTimeAndTextVersion() {
        var user = newUser();
        given().get("/api/v1/users/{id}/consent", user)
                .then()
                .statusCode(200)
                .body("consent", nullValue())
                .body("history", equalTo(List.of()));

        decide(user, true, "2026-01");
        decide(user, false, "2026-11");

        given().get("/api/v1/users/{id}/consent", user)
                .then()
                .body("consent.granted", equalTo(false))
                .body("consent.text_version", equalTo("2026-11"))
                .body("consent.recorded_at", notNullValue())
                .body("history.granted", contains(false, true));
        given().get("/api/v1/users/{id}/audit", user)
                .then()
                .statusCode(200)
                .body("events.action", contains("consent-withdrawn", "consent-granted"))
                .body("events.actor", contains("anonymous", "anonymous"))
                .body("events[0].detail.text_version", equalTo("2026-11"));
    }

    @Test
    void neitherLearnsNorUsesAMemoryAfterAWithdrawal() {
        var user = newUser();
        saveMemory(user, "My name is Fred.").then().statusCode(200);
        chat(user, "I love Python.").then().body("memory.used", equalTo(true));
        decide(user, false, "2026-11");

        chat(user, "What do I love?")
                .then()
                .statusCode(200)
                .body("memory.used", equalTo(false))
                .body("memory.recent_statements", equalTo(0));
        json(map("save", true))
                .post("/api/v1/memory/{id}/generate", user)
                .then()
                .statusCode(403);

        getMemory(user).then().body("memory.content", equalTo("My name is Fred."));
        decide(user, true, "2026-12");
        chat(user, "What is my name?").then().body("memory.used", equalTo(true));
    }

    @Test
    void learnsNothingOfWhatWaitedWhenConsentWasWithdrawn() {
        var user = newUser();
        chat(user, "I love Cobol.");
        decide(user, false, "1");
        decide(user, true, "2");
        chat(user, "I love Python.");
        chat(user, "It is raining.");
        chat(user, "It is still raining.");

        await().untilAsserted(() -> getMemory(user).then().body("memory.content", equalTo("- I love Python.")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"granted\": true}",
                "{\"granted\": true, \"text_version\": \"\"}",
                "{\"granted\": true, \"text_version\": \"with space\"}",
                "{\"text_version\": \"1\"}",
                "{\"granted\": true, \"text_version\": \"fred@example.com\"}"
            })
    void refusesADecisionThatSaysTooLittle(String body) {
        json(body).post("/api/v1/users/{id}/consent", newUser()).then().statusCode(422);
    }

    @Test
    void tellsOfPausesInTheAuditTrailAndPagesThroughIt() {
        var user = newUser();
        for (var paused : new boolean[] {true, false, true}) {
            json(map("learning_paused", paused))
                    .patch("/api/v1/users/{id}/settings", user)
                    .then()
                    .statusCode(200);
        }

        var cursor = given().queryParam("limit", 2)
                .get("/api/v1/users/{id}/audit", user)
                .then()
                .body("events.detail.learning_paused", contains(true, false))
                .extract()
                .<String>path("next_cursor");
        given().queryParam("cursor", cursor)
                .get("/api/v1/users/{id}/audit", user)
                .then()
                .body("events.detail.learning_paused", contains(true))
                .body("next_cursor", nullValue());
        given().get("/api/v1/users/{id}/audit", newUser())
                .then()
                .body("events.action", not(hasItems("settings-changed")));
    }

    private static void decide(String user, boolean granted, String textVersion) {
        json(map("granted", granted, "text_version", textVersion))
                .post("/api/v1/users/{id}/consent", user)
                .then()
                .statusCode(200)
                .body("consent.granted", equalTo(granted));
    }
}

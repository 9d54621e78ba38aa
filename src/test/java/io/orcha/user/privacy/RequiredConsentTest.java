package io.orcha.user.privacy;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.orcha.testing.ConsentRequired;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Consent where it is required: nothing is stored of a memory before it is granted. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ConsentRequired.class)
class RequiredConsentTest {

    @Test
    void storesNoMemoryWithoutAConsent() {
        var user = newUser();

        saveMemory(user, "My name is Fred.")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"))
                .body("detail", containsString("consent"));
        var session = chat(user, "I love Python.")
                .then()
                .statusCode(200)
                .body("memory.used", equalTo(false))
                .extract()
                .<String>path("session_id");
        chat(user, "I also love Java.", "session_id", session).then().statusCode(200);

        json(map("content", "x"))
                .header("If-None-Match", "*")
                .patch("/api/v1/memory/{id}", user)
                .then()
                .statusCode(403);
        json(map("text", "x")).post("/api/v1/memory/{id}/pins", user).then().statusCode(403);
        json(map("feedback", "That is wrong: I love Go."))
                .post("/api/v1/memory/{id}/feedback", user)
                .then()
                .statusCode(403);
        json(map("save", true))
                .post("/api/v1/memory/{id}/generate", user)
                .then()
                .statusCode(403);
        getMemory(user).then().body("memory", nullValue());
    }

    @Test
    void learnsFromWhatIsSaidAfterTheConsentAndFromNothingBefore() {
        var user = newUser();
        chat(user, "I love Cobol.").then().statusCode(200);

        json(map("granted", true, "text_version", "1"))
                .post("/api/v1/users/{id}/consent", user)
                .then()
                .statusCode(200);
        chat(user, "I love Python.").then().statusCode(200);

        await().untilAsserted(() -> getMemory(user).then().body("memory.content", equalTo("- I love Python.")));
        saveMemory(user, "My name is Fred.").then().statusCode(200);
    }
}

package io.orcha.memory;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The memory updates itself from conversation, with the offline model. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RollUpTest {

    @Test
    void addsWhatTheUserStated() {
        var user = newUser();
        chat(user, "Hi! My name is Fred and I love Python.");

        await().untilAsserted(() -> assertThat(content(user)).contains("Fred", "Python"));
    }

    @Test
    void remembersInTheVeryNextTurnOfANewSession() {
        var user = newUser();
        chat(user, "My name is Oluwaseun and I enjoy rock climbing.");

        chat(user, "What's my name and what do I enjoy?")
                .then()
                .body("message.content", containsString("Oluwaseun"))
                .body("message.content", containsString("rock climbing"))
                .body("memory.used", org.hamcrest.Matchers.equalTo(true));
    }

    @Test
    void mergesOntoWhatAClientSaved() {
        var user = newUser();
        chat(user, "My sister is called Ana.");
        saveMemory(user, "Written by the client: prefers tea.");

        await().untilAsserted(() -> assertThat(content(user))
                .contains("Written by the client: prefers tea.")
                .contains("Ana"));
    }

    @Test
    void learnsNothingFromAReadOnlyTurn() {
        var user = newUser();
        saveMemory(user, "Prefers tea.");
        chat(user, "I live in Porto.", "memory", "read_only");
        chat(user, "My dog is called Rex.");

        await().untilAsserted(() -> assertThat(content(user)).contains("Rex"));
        assertThat(content(user)).doesNotContain("Porto");
    }

    @Test
    void doesNotLearnADeletedMemoryAgain() {
        var user = newUser();
        chat(user, "I live in Porto.");
        given().delete("/api/v1/memory/{id}", user).then().statusCode(200);

        chat(user, "My dog is called Rex.");

        await().untilAsserted(() -> assertThat(content(user)).contains("Rex"));
        assertThat(content(user)).doesNotContain("Porto");
        chat(user, "Where do I live?").then().body("message.content", not(containsString("Porto")));
    }

    @Test
    void neverLearnsFromTheAssistant() {
        var user = newUser();
        chat(user, "Hello there");
        chat(user, "My name is Kim.");

        await().untilAsserted(() -> assertThat(content(user)).contains("Kim"));
        assertThat(content(user)).doesNotContain("Nice to meet you", "Tell me");
    }

    @Test
    void leavesTheVersionAloneWhenNothingIsNew() {
        var user = newUser();
        chat(user, "My name is Kim.");
        await().untilAsserted(() -> assertThat(content(user)).contains("Kim"));
        int version = getMemory(user).path("memory.version");

        chat(user, "My name is Kim.");
        chat(user, "Ping?");

        assertThat(getMemory(user).<Integer>path("memory.version")).isEqualTo(version);
    }

    private static String content(String user) {
        String content = getMemory(user).path("memory.content");
        return content == null ? "" : content;
    }
}

package io.orcha.chat;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without a language model the service answers from what was recalled, when neither the summary nor what was said lately tells. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OfflineRecallTest {

    /** More than the statements that a prompt is given because the summary does not cover them yet. */
    private static final int BETWEEN = 60;

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();

    @BeforeEach
    void keepTheSummaryFromTelling() {
        given().post("/api/v1/operations/jobs/roll-up/pause").then().statusCode(200);
    }

    @AfterEach
    void goOn() {
        given().post("/api/v1/operations/jobs/roll-up/resume").then().statusCode(200);
    }

    @Test
    void answersFromWhatWasSaidLongAgo() {
        said("user", "My sister is called Ottilie.");
        said("user", "I am allergic to walnuts.");
        saidMuch();

        assertThat(reply("What is my sister called?")).isEqualTo("Your sister is called Ottilie.");
        assertThat(reply("What am I allergic to?")).isEqualTo("You are allergic to walnuts.");
    }

    @Test
    void answersWithTheSentenceItself() {
        said("user", "The spare key of the cottage is under the blue flower pot.");
        saidMuch();

        assertThat(reply("Where is my spare key of the cottage?"))
                .isEqualTo("You told me: the spare key of the cottage is under the blue flower pot.");
    }

    @Test
    void answersFromAMemory() {
        json(map("text", "I live in Trondheim."))
                .post("/api/v1/users/{user}/memories", user)
                .then()
                .statusCode(201);
        RecallJobs.in(owner).awaitDone(user);

        assertThat(reply("Where do I live?")).isEqualTo("You live in Trondheim.");
    }

    @Test
    void answersWithTheNewestOfWhatWasRecalled() {
        said("user", "I live in Oslo.");
        said("user", "I live in Porto.");
        saidMuch();

        assertThat(reply("Where do I live?")).isEqualTo("You live in Porto.");
    }

    @Test
    void believesTheSummaryFirst() {
        said("user", "I live in Oslo.");
        saidMuch();
        json(map("user_id", user, "content", "I live in Madrid.")).post("/api/v1/memory");

        assertThat(reply("Where do I live?")).isEqualTo("You live in Madrid.");
    }

    @Test
    void believesNobodyButTheUser() {
        said("assistant", "My sister is called Brunhilde.");
        said("user", "My sister is called Kunigunde.", "name", "Zoë");
        saidMuch();

        assertThat(reply("What is my sister called?")).doesNotContain("Brunhilde", "Kunigunde");
    }

    private String reply(String question) {
        return chat(user, question, "memory", "read_only")
                .then()
                .statusCode(200)
                .extract()
                .path("message.content");
    }

    private void said(String role, String content, Object... further) {
        var message = map("role", role, "content", content);
        message.putAll(map(further));
        imported(List.of(message));
    }

    private void saidMuch() {
        var messages = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < BETWEEN; i++) {
            messages.add(
                    map("role", "user", "content", "The train number %d was late on the way to work.".formatted(i)));
        }
        imported(messages);
        RecallJobs.in(owner).awaitDone(user);
    }

    private void imported(List<Map<String, Object>> messages) {
        json(messages)
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200);
    }
}

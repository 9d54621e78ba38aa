package io.orcha.recall;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The embedding model's file is missing: chat goes on with basic memory, recall with words, and everything says why. */
@QuarkusTest
@TestProfile(BrokenEmbeddingTest.WithoutModel.class)
@QuarkusTestResource(PostgresResource.class)
class BrokenEmbeddingTest {

    public static class WithoutModel implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("orcha.embedding.directory", "/no/such/directory");
        }
    }

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();

    @Test
    void goesOnWithBasicMemoryAndSaysWhy() {
        chat(user, "Hi! My name is Fred and I love Python.").then().statusCode(200);

        chat(user, "What is my name and what do I love?")
                .then()
                .statusCode(200)
                .body("message.content", equalTo("Your name is Fred. You love Python."))
                .body("memory.degraded", hasItem(containsString("no embeddings")));

        given().queryParam("query", "Python")
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .body("items.text", hasItem(containsString("I love Python")))
                .body("degraded", hasItem(containsString("no embeddings")));
        given().get("/memory/status")
                .then()
                .statusCode(200)
                .body("status", equalTo("degraded"))
                .body("degraded", hasItem(containsString("missing")));
        // What waits for vectors goes on waiting.
        assertThat(RecallJobs.in(owner)
                        .count("SELECT count(*) FROM recall_tasks WHERE user_id = ? AND task = 'index'", user))
                .isPositive();
    }

    @Test
    void saysWhatWorksWhenNobodyHasAskedYet() {
        given().get("/memory/status")
                .then()
                .statusCode(200)
                .body("embedding.model", equalTo("all-minilm-l6-v2:directory"))
                .body("vector_store", equalTo("postgres"));
        given().queryParam("query", "anything")
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .body("items", empty());
    }
}

package io.orcha.recall;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
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

/** The external vector store cannot be reached: words and time find things, and everything says why. */
@QuarkusTest
@TestProfile(VectorStoreOutageTest.WithoutStore.class)
@QuarkusTestResource(PostgresResource.class)
class VectorStoreOutageTest {

    public static class WithoutStore implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orcha.recall.vector-store", "qdrant",
                    "orcha.recall.qdrant.url", "http://127.0.0.1:1",
                    "orcha.recall.vector-timeout", "0.3S");
        }
    }

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    @Test
    void findsByWordsAndSaysWhy() {
        var user = newUser();
        chat(user, "I repaired the old accordion.").then().statusCode(200);
        RecallJobs.in(owner).awaitDone(user);

        given().queryParam("query", "accordion")
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .body("items.text", hasItem("I repaired the old accordion."))
                .body("degraded", hasItem(containsString("vector store does not answer")));
        chat(user, "What did I repair?").then().statusCode(200);
        given().get("/memory/status")
                .then()
                .statusCode(200)
                .body("status", equalTo("degraded"))
                .body("vector_store", equalTo("qdrant"))
                .body("degraded", hasItem(containsString("Vector store")));
    }
}

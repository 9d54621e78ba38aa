package io.orcha.recall;

import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever was erased and comes back is recalled what they say from then on, whatever is still in memory of them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SecondLifeTest {

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();

    @Test
    void recallsWhatIsSaidAfterAnErasure() {
        for (var thing : List.of("harp", "flute", "drum", "lute")) {
            said("I sold my %s in spring.".formatted(thing));
        }
        recalls("the drum", "I sold my drum in spring.");

        given().delete("/api/v1/users/{id}", user).then().statusCode(200);
        said("I bought a canoe.");

        recalls("the canoe", "I bought a canoe.");
        given().queryParam("query", "the drum")
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .body("items.findAll { it.text.contains('drum') }.size()", equalTo(0));
    }

    private void said(String text) {
        json(List.of(map("role", "user", "content", text)))
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200);
        RecallJobs.in(owner).awaitDone(user);
    }

    private void recalls(String query, String text) {
        given().queryParams(map("query", query, "kind", "message"))
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .body("items[0].text", equalTo(text));
    }
}

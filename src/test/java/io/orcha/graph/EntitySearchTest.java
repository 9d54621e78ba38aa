package io.orcha.graph;

import static io.orcha.graph.Answers.about;
import static io.orcha.graph.Answers.memory;
import static io.orcha.graph.Answers.ofUser;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entities are found by what they are called, and by what they are. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class EntitySearchTest {

    ModelStub model;

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    private final String user = newUser();

    @Test
    void findsByNameAndByMeaningWithFacts() {
        var graph = Learned.by(user, model, dataSource);
        graph.says(
                "My sister Ana is a nurse in Porto. I drive a red bicycle.",
                memory(
                        "Has a sister Ana, a nurse in Porto, and a red bicycle.",
                        ofUser("sister", "Ana", "person"),
                        about("Ana", "occupation", "nurse", "value"),
                        about("Ana", "lives_in", "Porto", "place"),
                        ofUser("owns", "red bicycle", "product")));
        await("vectors")
                .atMost(30, SECONDS)
                .until(() -> RecallJobs.in(dataSource)
                                .count(
                                        "SELECT count(*) FROM memory_entities WHERE user_id = ? AND embedding IS NULL",
                                        user)
                        == 0);

        search(map("query", "What does Ana do?", "user_identifier", user))
                .statusCode(200)
                .body("entities[0].name", equalTo("Ana"))
                .body("entities[0].score", equalTo(1f))
                .body("entities[0].attributes.occupation", hasItem("nurse"))
                .body("entities[0].facts.text", hasItem("Ana lives in Porto."))
                .body("degraded", empty());
        search(map("query", "vehicle with two wheels", "user_identifier", user))
                .statusCode(200)
                .body("entities[0].name", equalTo("red bicycle"));
        assertThat(search(map("query", "hospital worker", "user_identifier", user, "limit", 1))
                        .extract()
                        .<String>path("entities[0].name"))
                .isEqualTo("Ana");
        search(map("query", "Ana", "user_identifier", newUser()))
                .statusCode(200)
                .body("entities", empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /query",
                "{\"query\": \"Ana\"} | /user_identifier",
                "{\"query\": \" \", \"user_identifier\": 1} | /query",
                "{\"query\": \"Ana\", \"user_identifier\": 1, \"limit\": 0} | /limit",
                "{\"query\": \"Ana\", \"user_identifier\": 1, \"limit\": 101} | /limit"
            })
    void refusesWhatIsNoSearch(String body, String pointer) {
        search(body).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    private static ValidatableResponse search(Object body) {
        return json(body).post("/memory/search/entities").then();
    }
}

package io.orcha.portability;

import static io.orcha.portability.Bundles.delete;
import static io.orcha.portability.Bundles.exported;
import static io.orcha.portability.Bundles.load;
import static io.orcha.portability.Bundles.loadAs;
import static io.orcha.portability.Bundles.somebody;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.orcha.recall.vector.ReEmbedding;
import io.orcha.testing.Api;
import io.orcha.testing.LearnedFrom;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.orcha.testing.WithoutWorkers;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of who and what is in a user's life goes with the user, and is of the copy alone then. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WithoutWorkers.class)
class GraphPortabilityTest {

    private static final List<String> TABLES =
            List.of("memory_entities", "memory_entity_names", "memory_entity_mentions", "memory_relations");

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    @Inject
    ReEmbedding embeddings;

    private String user;
    private ObjectNode bundle;

    @BeforeEach
    void exportSomebody() {
        user = somebody(dataSource);
        bundle = exported(user);
    }

    @Test
    void takesIdsMergesAndHistoryToAnotherUser() {
        var other = Api.newUser();

        loadAs(other, bundle).then().statusCode(200).body("entities", is(2)).body("relations", is(3));

        var copy = exported(other);
        assertThat(copy.path("entities")).isEqualTo(bundle.path("entities"));
        assertThat(copy.path("relations")).isEqualTo(bundle.path("relations"));
        assertThat(copy.path("entities").findValuesAsText("merged_into")).contains(idOf("Ana 🐍"));
        assertThat(copy.path("relations").findValuesAsText("superseded_at")).contains("null");
        assertThat(copy.path("relations"))
                .filteredOn(relation -> !relation.path("superseded_by").isNull())
                .singleElement()
                .satisfies(before ->
                        assertThat(before.path("superseded_at").isNull()).isFalse());
        assertThat(rows("scheduled_tasks WHERE task_name = 'graph-embed' AND task_instance = ?", other))
                .as("they have no vectors yet")
                .isEqualTo(1);
        assertThat(rows(
                        "memory_entities e JOIN recall_indexes i ON i.revision >= e.revision AND e.revision > 0"
                                + " AND i.user_id = e.user_id WHERE e.user_id = ?",
                        other))
                .isEqualTo(2);
    }

    @Test
    void forgettingInTheCopyLeavesNothingThere() {
        var other = Api.newUser();
        loadAs(other, bundle).then().statusCode(200);

        for (var name : List.of("Ana 🐍", "sister")) {
            Api.json(Api.map("text", name))
                    .post("/api/v1/memory/{id}/forget", other)
                    .then()
                    .statusCode(200);
        }

        for (var table : TABLES) {
            assertThat(rows(table + " WHERE user_id = ?", other)).as(table).isZero();
            assertThat(rows(table + " WHERE user_id = ?", user)).as(table).isPositive();
        }
        // What is left is a user like any other.
        var third = Api.newUser();
        loadAs(third, exported(other)).then().statusCode(200).body("entities", is(0));
    }

    @Test
    void whatWasMergedIntoSomebodyWhoIsGoneIsOneOfItsOwn() {
        LearnedFrom.in(dataSource).execute("DELETE FROM memory_entities WHERE user_id = ? AND named", user);
        var left = exported(user);
        assertThat(left.at("/entities/0/merged_into").isNull()).isTrue();

        loadAs(Api.newUser(), left).then().statusCode(200).body("entities", is(1));
    }

    @Test
    void comparesNamesAsItDoesAndNotAsTheFileSays() {
        var key = "as if";
        for (var entity : bundle.path("entities")) {
            entity.path("names")
                    .forEach(name -> ((ObjectNode) name)
                            .put("name_key", key + name.path("name_key").asText()));
            entity.path("mentions")
                    .forEach(mention -> ((ObjectNode) mention)
                            .put("name_key", key + mention.path("name_key").asText()));
        }
        var other = Api.newUser();

        loadAs(other, bundle).then().statusCode(200);

        assertThat(exported(other).path("entities")).isEqualTo(exported(user).path("entities"));
    }

    @Test
    void takesABundleOfBeforeThereWasAGraph() {
        delete(user);
        bundle.remove(List.of("entities", "relations"));

        load(bundle).then().statusCode(200).body("entities", is(0)).body("relations", is(0));
    }

    @Test
    void entitiesWithoutAVectorOfTheModelAreReadAgain() {
        embeddings.run("*");

        assertThat(rows("scheduled_tasks WHERE task_name = 'graph-embed' AND task_instance = ?", user))
                .isEqualTo(1);
    }

    @Test
    void refusesAUserOfWhomThereIsAGraph() {
        var other = Api.newUser();
        Api.json(Api.map("learning_paused", false))
                .patch("/api/v1/users/{id}/settings", other)
                .then()
                .statusCode(200);
        LearnedFrom.in(dataSource).execute("""
                        INSERT INTO memory_relations
                               (user_id, id, predicate, value, strength, confidence, recorded_at, message_ids, memory_ids, origin, revision)
                        VALUES (?, gen_random_uuid(), 'occupation', 'nurse', 1, 1, now(), '{}', '{}', 'written', 1)
                        """, other);
        given().get("/api/v1/users/{id}/usage", other)
                .then()
                .body("storage.bytes.used", is("occupation".length() + "nurse".length()));

        loadAs(other, bundle).then().statusCode(409);
    }

    private String idOf(String name) {
        for (JsonNode entity : bundle.path("entities")) {
            if (entity.path("name").asText().equals(name)) {
                return entity.path("id").asText();
            }
        }
        throw new AssertionError(name + " is not there");
    }

    private long rows(String from, String of) {
        return RecallJobs.in(dataSource).count("SELECT count(*) FROM " + from, of);
    }
}

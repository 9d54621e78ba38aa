package io.orcha.graph;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.EveryColumn;
import io.orcha.testing.LearnedFrom;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.orcha.testing.RollUpJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The graph knows what memories say that a person wrote, worded anew or let in, or that are older than the graph, and loses it with them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MemoryReadingTest {

    private static final String MEMORIES = "/api/v1/users/{user}/memories";
    private static final String DOG = "I have a dog called Rex.";
    private static final String HAS_REX = "Has the pet Rex.";

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();

    @Test
    void readsWhatIsWritten() {
        var memory = written(DOG);

        assertThat(facts()).containsExactly(HAS_REX);
        assertThat(relations().getList("relations[0].memories")).containsExactly(memory);
        assertThat(relations().getList("relations[0].sources")).isEmpty();
        assertThat(context("Which pet do I have?").getList("facts.text")).contains(HAS_REX);
    }

    @Test
    void takesTheValidityOfTheMemory() {
        json(map("text", "I live in Berlin.", "valid_from", "2019-01-01T00:00:00Z", "valid_to", "2021-01-01T00:00:00Z"))
                .post(MEMORIES, user)
                .then()
                .statusCode(201);
        await();

        assertThat(facts()).containsExactly("Lived in Berlin.");
        assertThat(relations().getString("relations[0].valid_from")).isEqualTo("2019-01-01T00:00:00Z");
        assertThat(relations().getString("relations[0].valid_to")).isEqualTo("2021-01-01T00:00:00Z");
    }

    @Test
    void readsAnewWhatIsWordedAnew() throws SQLException {
        var name = "Rex" + UUID.randomUUID().toString().replace("-", "");
        var memory = written("I have a dog called " + name + ".");

        patch(memory, map("text", "I have a cat called Miso."));

        assertThat(facts()).containsExactly("Has the pet Miso.");
        assertThat(EveryColumn.holding(owner, name)).isEmpty();
    }

    @Test
    void readsAnewWhatHoldsInAnotherTime() {
        var memory = written("I live in Berlin.");

        patch(memory, map("valid_to", "2021-01-01T00:00:00Z"));

        assertThat(facts()).containsExactly("Lived in Berlin.");
    }

    @Test
    void readsWordsOfTheOwnerInPlaceOfWhatWasLearned() {
        chat(user, DOG).then().statusCode(200);
        await();
        assertThat(facts()).containsExactly(HAS_REX);

        patch(memory(), map("text", "I have a dog called Max."));

        assertThat(facts()).containsExactly("Has the pet Max.");
    }

    @Test
    void keepsTheMemoriesOfOneAssistantOut() {
        json(map("text", DOG, "scope", "tutor")).post(MEMORIES, user).then().statusCode(201);
        await();
        assertThat(facts()).isEmpty();

        patch(memory(), map("scope", "shared"));
        assertThat(facts()).containsExactly(HAS_REX);

        patch(memory(), map("scope", "tutor"));
        assertThat(facts()).isEmpty();
    }

    @Test
    void losesWhatIsDeleted() throws SQLException {
        var name = "Rex" + UUID.randomUUID().toString().replace("-", "");
        var memory = written("I have a dog called " + name + ".");
        assertThat(facts()).containsExactly("Has the pet " + name + ".");

        given().delete(MEMORIES + "/{id}", user, memory).then().statusCode(200);

        assertThat(facts()).isEmpty();
        assertThat(EveryColumn.holding(owner, name)).isEmpty();
        assertThat(EveryColumn.holding(owner, memory))
                .as("what was done with it, and nothing of it")
                .isSubsetOf("audit_events.detail");
    }

    @Test
    void losesWhatIsForgotten() throws SQLException {
        var memory = written("My sister Ana lives in Porto.");
        assertThat(facts()).contains("Has the sister Ana.", "Ana lives in Porto.");

        json(map("text", "Porto"))
                .post("/api/v1/memory/{user}/forget", user)
                .then()
                .statusCode(200);

        assertThat(facts()).as("the memory is gone as a whole").isEmpty();
        assertThat(LearnedFrom.in(owner).select("SELECT id FROM memory_entities WHERE user_id = ?", user))
                .isEmpty();
        assertThat(EveryColumn.holding(owner, memory)).isSubsetOf("audit_events.detail");
    }

    @Test
    void keepsWhatMessagesSayAsWell() {
        chat(user, "My sister Ana is a nurse.").then().statusCode(200);
        await();
        written("My sister Ana lives in Porto.");

        json(map("text", "Porto"))
                .post("/api/v1/memory/{user}/forget", user)
                .then()
                .statusCode(200);

        assertThat(facts()).contains("Has the sister Ana.").doesNotContain("Ana lives in Porto.");
    }

    @Test
    void readsWhatAPersonLetsIn() {
        chat(user, "My sister Ana owns the shop at https://ana.example/shop.")
                .then()
                .statusCode(200);
        RollUpJobs.in(owner).awaitDone(user);
        await();
        assertThat(facts()).isEmpty();

        decide("approve");
        await();
        assertThat(facts()).contains("Has the sister Ana.");
        assertThat(relations().<List<String>>getList("relations.sources"))
                .allSatisfy(sources -> assertThat(sources).hasSize(1));

        decide("undo");
        assertThat(facts()).isEmpty();
    }

    @Test
    void readsMemoriesThatAreOlderThanTheGraph() {
        chat(user, DOG).then().statusCode(200);
        await();
        var learned = LearnedFrom.in(owner);
        learned.execute("DELETE FROM memory_relations WHERE user_id = ?", user);
        learned.execute("DELETE FROM memory_entities WHERE user_id = ?", user);

        // As the migration does.
        learned.execute(
                "INSERT INTO recall_tasks (user_id, task, source_id) SELECT user_id, 'read', id FROM long_term_memories WHERE user_id = ?",
                user);
        learned.start(user);
        await();

        assertThat(facts()).containsExactly(HAS_REX);
        assertThat(relations().getList("relations[0].sources")).hasSize(1);
        assertThat(relations().getList("relations[0].memories")).containsExactly(memory());
    }

    @Test
    void readsTheMemoriesOfAFileThatHasNoGraph() {
        written(DOG);
        var file = given().get("/api/v1/users/{user}/export", user).asString();
        var older = file.replaceFirst("\"entities\"", "\"entities_\"").replaceFirst("\"relations\"", "\"relations_\"");
        given().delete("/api/v1/users/{user}", user).then().statusCode(200);

        json(older).post("/api/v1/users/import").then().statusCode(200).body("relations", equalTo(0));
        await();

        assertThat(facts()).containsExactly(HAS_REX);
    }

    private String written(String text) {
        String id = json(map("text", text))
                .post(MEMORIES, user)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await();
        return id;
    }

    private void patch(String memory, Object body) {
        json(body).patch(MEMORIES + "/{id}", user, memory).then().statusCode(200);
        await();
    }

    private String memory() {
        return given().get(MEMORIES, user).path("memories[0].id");
    }

    private void decide(String decision) {
        String id = given().queryParam("state", "all")
                .get("/api/v1/memory/{user}/review", user)
                .path("reviews[0].id");
        json(map())
                .post("/api/v1/memory/{user}/review/{id}/{decision}", user, id, decision)
                .then()
                .statusCode(200);
    }

    private void await() {
        RecallJobs.in(owner).awaitDone(user);
    }

    private List<String> facts() {
        return relations().getList("relations.findAll { it.value == null }.text");
    }

    private JsonPath relations() {
        return given().get(Learned.RELATIONS, user)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath context(String query) {
        return given().queryParam("query", query)
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}

package io.orcha.graph;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.LearnedFrom;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RollUpJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is forgotten, deleted or erased leaves nothing in entities, names, relations and the vectors of them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class GraphForgettingTest {

    private static final String SISTER = memory("Has a sister called Ana, a nurse in Porto.", """
            {"subject":"user","subject_kind":"person","predicate":"sister","object":"Ana","object_kind":"person","holds":"yes"},
            {"subject":"Ana","subject_kind":"person","predicate":"occupation","object":"nurse","object_kind":"value","holds":"yes"},
            {"subject":"Ana","subject_kind":"person","predicate":"lives_in","object":"Porto","object_kind":"place","holds":"yes"}""");

    private static final String JAZZ = memory("Likes jazz.", """
            {"subject":"user","subject_kind":"person","predicate":"likes","object":"jazz","object_kind":"topic","holds":"yes"}""");

    ModelStub model;

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    private final String user = newUser();
    private LearnedFrom learning;

    @BeforeEach
    void learnSomething() {
        learning = LearnedFrom.in(dataSource);
        RollUpJobs.in(dataSource).awaitNone();
        model.reset();
        learn("My sister Ana is a nurse in Porto.", SISTER);
        learn("I like jazz.", JAZZ);
        assertThat(names()).containsExactlyInAnyOrder("Ana", "Porto", "jazz");
        assertThat(relations()).containsExactlyInAnyOrder("sister", "occupation", "lives_in", "likes");
    }

    @Test
    void forgettingANameTakesAllThatRelatesToIt() {
        json(map("text", "Ana"))
                .post("/api/v1/memory/{user}/forget", user)
                .then()
                .statusCode(200);

        assertThat(names()).containsExactly("jazz");
        assertThat(relations()).containsExactly("likes");
        assertThat(learning.select("SELECT name_key FROM memory_entity_mentions WHERE user_id = ?", user))
                .containsExactly("jazz");
    }

    @Test
    void forgettingAStatementTakesWhatWasLearnedFromItAlone() {
        json(map("text", "I like jazz."))
                .post("/api/v1/memory/{user}/forget", user)
                .then()
                .statusCode(200);

        assertThat(names()).containsExactlyInAnyOrder("Ana", "Porto");
        assertThat(relations()).containsExactlyInAnyOrder("sister", "occupation", "lives_in");
    }

    @Test
    void deletingAMemoryTakesTheFactsThatCameWithIt() {
        var memories = given().get("/api/v1/users/{user}/memories", user).jsonPath();
        var ofJazz = memories.getString("memories.find { it.text == 'Likes jazz.' }.id");
        given().delete("/api/v1/users/{user}/memories/{id}", user, ofJazz)
                .then()
                .statusCode(200);

        assertThat(names()).containsExactlyInAnyOrder("Ana", "Porto");
        assertThat(relations()).doesNotContain("likes");
    }

    @Test
    void aMemoryThatItsOwnerRewritesLosesItsFacts() {
        var memories = given().get("/api/v1/users/{user}/memories", user).jsonPath();
        var ofJazz = memories.getString("memories.find { it.text == 'Likes jazz.' }.id");
        json(map("text", "Likes opera."))
                .patch("/api/v1/users/{user}/memories/{id}", user, ofJazz)
                .then()
                .statusCode(200);

        assertThat(names()).doesNotContain("jazz");
    }

    @Test
    void aFactThatASecondMemorySaysStays() {
        learn("Did I say that I like jazz?", memory("Said twice to like jazz.", """
                {"subject":"user","subject_kind":"person","predicate":"likes","object":"jazz","object_kind":"topic","holds":"yes"}"""));
        var memories = given().get("/api/v1/users/{user}/memories", user).jsonPath();
        var ofJazz = memories.getString("memories.find { it.text == 'Likes jazz.' }.id");
        given().delete("/api/v1/users/{user}/memories/{id}", user, ofJazz)
                .then()
                .statusCode(200);

        assertThat(relations()).contains("likes");
    }

    @Test
    void theContextNamesItUntilThen() {
        assertThat(context("Where does my sister live?")).contains("Ana lives in Porto.");

        json(map("text", "Porto"))
                .post("/api/v1/memory/{user}/forget", user)
                .then()
                .statusCode(200);

        assertThat(context("Where does my sister live?")).doesNotContain("Porto");
    }

    @Test
    void whatTheUserDoesNotWantMentionedIsNoFactOfAContext() {
        json(map("text", "Porto"))
                .post("/api/v1/memory/{user}/suppressions", user)
                .then()
                .statusCode(200);

        assertThat(context("Where does my sister live?")).doesNotContain("Porto");
        assertThat(names()).contains("Porto");
    }

    @Test
    void deletingTheMemoryOrTheUserLeavesNothing() {
        given().delete("/api/v1/memory/{user}", user).then().statusCode(200);
        assertThat(rows()).isEmpty();

        learn("I like jazz.", JAZZ);
        assertThat(names()).containsExactly("jazz");
        given().delete("/api/v1/users/{user}", user).then().statusCode(200);
        assertThat(rows()).isEmpty();
    }

    private List<String> rows() {
        return Stream.of("memory_entities", "memory_entity_names", "memory_entity_mentions", "memory_relations")
                .flatMap(table ->
                        learning.select("SELECT '%1$s' FROM %1$s WHERE user_id = ?".formatted(table), user).stream())
                .toList();
    }

    private void learn(String said, String answer) {
        model.extract(_ -> answer);
        chat(user, said);
        learning.awaitDone(user);
    }

    private List<String> names() {
        return learning.select("SELECT name FROM memory_entities WHERE user_id = ?", user);
    }

    private List<String> relations() {
        return learning.select(
                "SELECT predicate FROM memory_relations WHERE user_id = ? AND superseded_at IS NULL", user);
    }

    private String context(String query) {
        return given().queryParam("query", query)
                .get("/memory/context/{user}", user)
                .jsonPath()
                .getList("facts.text")
                .toString();
    }

    private static String memory(String text, String facts) {
        return """
                {"memories": [{"text": "%s", "kind": "fact", "importance": 0.8, "confidence": 0.9, "valid_from": "", "valid_to": "",
                 "sources": ["m1"], "supersedes": [], "facts": [%s]}]}""".formatted(text, facts);
    }
}

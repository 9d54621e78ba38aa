package io.orcha.graph;

import static io.orcha.graph.Answers.about;
import static io.orcha.graph.Answers.memory;
import static io.orcha.graph.Answers.ofUser;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Owners have the last word about their graph: what they write stays, and what they delete is gone. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class GraphEditingTest {

    ModelStub model;

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    private final String user = newUser();
    private Learned graph;

    @BeforeEach
    void learnSomething() {
        graph = Learned.by(user, model, dataSource);
        graph.says(
                "My sister Ana is a nurse in Porto.",
                memory(
                        "Has a sister Ana, a nurse in Porto.",
                        ofUser("sister", "Ana", "person"),
                        about("Ana", "occupation", "nurse", "value"),
                        about("Ana", "lives_in", "Porto", "place")));
    }

    @Test
    void whatTheOwnerWroteOfAnEntityIsChangedByNoRule() {
        var ana = graph.entity("Ana");
        graph.patch(Learned.ENTITIES, ana, map("name", "Anna", "add_aliases", List.of("Annie")))
                .statusCode(200)
                .body("name", equalTo("Anna"))
                .body("aliases", contains("Ana", "Annie"))
                .body("origin", equalTo("written"));

        graph.says(
                "My sister Ana Silva plays tennis.",
                memory(
                        "My sister Ana Silva plays tennis.",
                        ofUser("sister", "Ana Silva", "person"),
                        about("Ana Silva", "plays", "tennis", "topic")));

        given().get(Learned.ENTITIES + "/{id}", user, ana)
                .then()
                .body("name", equalTo("Anna"))
                .body("kind", equalTo("person"))
                .body("aliases", hasItem("Ana Silva"));
        assertThat(graph.facts()).contains("Anna plays tennis.");
    }

    @Test
    void aKindOfTheOwnersOwnIsKept() {
        var ana = graph.entity("Ana");
        graph.patch(Learned.ENTITIES, ana, map("kind", "robot")).statusCode(200).body("kind", equalTo("robot"));

        graph.says("Ana plays chess.", memory("Ana plays chess.", about("Ana", "plays", "chess", "topic")));

        assertThat(graph.entities("kind", "robot").<String>getList("entities.id"))
                .containsExactly(ana);
        assertThat(graph.entities("kind", "person").<String>getList("entities.id"))
                .isEmpty();
        assertThat(graph.facts("entity", ana)).contains("Ana plays chess.");
    }

    @Test
    void takesAnAliasAway() {
        var ana = graph.entity("Ana");
        graph.patch(Learned.ENTITIES, ana, map("name", "Beatriz")).statusCode(200);
        graph.patch(Learned.ENTITIES, ana, map("remove_aliases", List.of("ana")))
                .statusCode(200)
                .body("aliases", empty());

        assertThat(graph.tablesWith("Ana")).isEmpty();
        assertThat(graph.facts()).contains("Has the sister Beatriz.");
    }

    @Test
    void whatTheOwnerWroteOfARelationIsChangedByNoRule() {
        var home = graph.relation("Ana lives in Porto.");
        graph.patch(Learned.RELATIONS, home, map("object", map("name", "Lisbon", "kind", "place")))
                .statusCode(200)
                .body("text", equalTo("Ana lives in Lisbon."))
                .body("origin", equalTo("written"))
                .body("sources", empty());

        graph.says("Ana lives in Faro.", memory("Ana lives in Faro.", about("Ana", "lives_in", "Faro", "place")));

        given().get(Learned.RELATIONS + "/{id}", user, home)
                .then()
                .statusCode(200)
                .body("text", equalTo("Ana lives in Lisbon."))
                .body("valid_to", nullValue())
                .body("history.text", contains("Ana lives in Porto."))
                .body("history[0].superseded_by", equalTo(home))
                .body("history[0].superseded_at", notNullValue())
                .body("history[0].sources.size()", equalTo(1));
        assertThat(graph.facts("history", true)).contains("Ana lives in Porto.", "Ana lives in Lisbon.");
        assertThat(graph.facts()).doesNotContain("Ana lives in Porto.");
    }

    @Test
    void tellsWhatSaysARelation() {
        given().get(Learned.RELATIONS + "/{id}", user, graph.relation("Ana works as nurse."))
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("said.size()", equalTo(1))
                .body("said[0].session_id", notNullValue())
                .body("said[0].said_at", notNullValue())
                .body("memories.size()", equalTo(1))
                .body("history", empty());
    }

    @Test
    void correctsTheTimeAndTheCertainty() {
        var home = graph.relation("Ana lives in Porto.");
        graph.patch(
                        Learned.RELATIONS,
                        home,
                        map(
                                "valid_from",
                                "2020-01-01T00:00:00Z",
                                "valid_to",
                                "2022-01-01T00:00:00Z",
                                "confidence",
                                0.25))
                .statusCode(200)
                .body("over", equalTo(true))
                .body("confidence", equalTo(0.25f))
                .body("sources.size()", equalTo(1));
        assertThat(graph.facts("at", "2021-01-01T00:00:00Z", "predicate", "lives_in"))
                .containsExactly("Ana lived in Porto.");
        assertThat(graph.facts("at", "2023-01-01T00:00:00Z", "predicate", "lives_in"))
                .isEmpty();

        graph.patch(Learned.RELATIONS, home, "{\"valid_to\": null}")
                .statusCode(200)
                .body("valid_to", nullValue())
                .body("over", equalTo(false));
    }

    @Test
    void writesARelationThatEndsTheOneBefore() {
        var written = graph.post(
                        Learned.RELATIONS,
                        map(
                                "subject",
                                graph.entity("Ana"),
                                "predicate",
                                "lives_in",
                                "object",
                                map("name", "Faro", "kind", "place")))
                .statusCode(201)
                .body("text", equalTo("Ana lives in Faro."))
                .body("origin", equalTo("written"))
                .body("sources", empty())
                .extract();

        assertThat(graph.facts("entity", graph.entity("Porto"))).containsExactly("Ana lived in Porto.");
        graph.post(
                        Learned.RELATIONS,
                        map("subject", graph.entity("Ana"), "predicate", "lives_in", "object", graph.entity("Faro")))
                .statusCode(200)
                .body("id", equalTo(written.path("id")));
        assertThat(graph.entities().<String>getList("entities.name")).containsOnlyOnce("Faro");
    }

    @Test
    void writesOfAUserOfWhomNothingIsKnown() {
        var other = newUser();
        json(map("predicate", "age", "value", "34"))
                .post(Learned.RELATIONS, other)
                .then()
                .statusCode(201)
                .body("subject", equalTo("user"))
                .body("text", equalTo("Is of the age 34."));
        json(map("predicate", "age", "value", "35", "valid_from", "2026-01-01T00:00:00Z"))
                .post(Learned.RELATIONS, other)
                .then()
                .statusCode(201);

        given().queryParam("at", Instant.now().toString())
                .get(Learned.RELATIONS, other)
                .then()
                .body("relations.value", contains("35"));
        given().get("/api/v1/users/{user}/audit", other)
                .then()
                .body("events.action", contains("relation-added", "relation-added"));
    }

    @Test
    void deletingAMemoryLeavesWhatTheOwnerWrote() {
        var relation = graph.relation("Ana works as nurse.");
        graph.patch(Learned.RELATIONS, relation, map("confidence", 1)).statusCode(200);
        String memory = given().get("/api/v1/users/{user}/memories", user).path("memories[0].id");
        given().delete("/api/v1/users/{user}/memories/{id}", user, memory)
                .then()
                .statusCode(200);

        assertThat(graph.facts()).containsExactly("Ana works as nurse.");
    }

    @Test
    void deletingAnEntityLeavesNoTraceOfIt() {
        var ana = graph.entity("Ana");
        var home = graph.relation("Ana lives in Porto.");
        graph.patch(Learned.RELATIONS, home, map("predicate", "from")).statusCode(200);
        graph.patch(Learned.ENTITIES, ana, map("name", "Xanthippe")).statusCode(200);

        given().delete(Learned.ENTITIES + "/{id}", user, ana).then().statusCode(200);

        assertThat(graph.tablesWith("Xanthippe")).isEmpty();
        assertThat(graph.tablesWith("Ana")).isEmpty();
        assertThat(graph.tablesWith(ana)).isEmpty();
        assertThat(graph.count("memory_relations")).isZero();
        given().get(Learned.ENTITIES + "/{id}", user, ana).then().statusCode(404);
        given().get("/memory/context/{user}?query=Ana", user).then().body("facts", empty());
    }

    @Test
    void deletingARelationTakesItsHistoryAndWhatIsLeftAlone() {
        var home = graph.relation("Ana lives in Porto.");
        graph.patch(Learned.RELATIONS, home, map("valid_from", "2020-01-01T00:00:00Z"))
                .statusCode(200);

        given().delete(Learned.RELATIONS + "/{id}", user, home).then().statusCode(200);

        assertThat(graph.facts("history", true))
                .containsExactlyInAnyOrder("Has the sister Ana.", "Ana works as nurse.");
        assertThat(graph.tablesWith("Porto")).isEmpty();
    }

    @Test
    void changesOnlyTheStateThatWasRead() {
        var ana = graph.entity("Ana");
        var read = given().get(Learned.ENTITIES + "/{id}", user, ana).header("ETag");
        json(map("kind", "artist"))
                .header("If-Match", read)
                .patch(Learned.ENTITIES + "/{id}", user, ana)
                .then()
                .statusCode(200);
        for (var request : List.of(json(map("kind", "person")), json("{}"))) {
            request.header("If-Match", read)
                    .patch(Learned.ENTITIES + "/{id}", user, ana)
                    .then()
                    .statusCode(412)
                    .body("current_etag", notNullValue());
        }
        given().header("If-Match", read)
                .delete(Learned.ENTITIES + "/{id}", user, ana)
                .then()
                .statusCode(412);
        given().header("If-Match", "\"other\"")
                .delete(Learned.RELATIONS + "/{id}", user, graph.relation("Has the sister Ana."))
                .then()
                .statusCode(412);
    }

    @Test
    void whatWasKnownBeforeIsNotChanged() {
        var home = graph.relation("Ana lives in Porto.");
        graph.patch(Learned.RELATIONS, home, map("valid_from", "2020-01-01T00:00:00Z"))
                .statusCode(200);
        String before = given().get(Learned.RELATIONS + "/{id}", user, home).path("history[0].id");

        graph.patch(Learned.RELATIONS, before, map("confidence", 1)).statusCode(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"\"} | /name",
                "{\"name\": \"!!\", \"kind\": \"A Person\"} | /kind",
                "{\"add_aliases\": [\"Annie\", \"?\"]} | /add_aliases/1",
                "{\"add_aliases\": [null]} | /add_aliases/0",
                "{\"remove_aliases\": [\"Ana\"]} | /remove_aliases/0",
                "{\"remove_aliases\": [\"Zoe\"]} | /remove_aliases/0",
                "{\"add_aliases\": [\"Zoe\"], \"remove_aliases\": [\"zoe\"]} | /remove_aliases/0"
            })
    void refusesAnEntityThatIsNone(String body, String pointer) {
        graph.patch(Learned.ENTITIES, graph.entity("Ana"), body)
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /predicate",
                "{\"predicate\": \"lives_in\"} | /object",
                "{\"predicate\": \"Lives in\", \"value\": \"Porto\"} | /predicate",
                "{\"predicate\": \"likes\", \"value\": \"tea\", \"object\": \"user\"} | /value",
                "{\"predicate\": \"likes\", \"value\": \" \"} | /value",
                "{\"predicate\": \"likes\", \"object\": \"Ana\"} | /object",
                "{\"predicate\": \"likes\", \"object\": 7} | /object",
                "{\"predicate\": \"likes\", \"object\": \"user\"} | /object",
                "{\"predicate\": \"likes\", \"object\": {\"name\": \"tea\"}} | /object/kind",
                "{\"predicate\": \"likes\", \"object\": \"00000000-0000-7000-8000-000000000000\"} | /object",
                "{\"subject\": \"00000000-0000-7000-8000-000000000000\", \"predicate\": \"age\", \"value\": \"3\"} | /subject",
                "{\"subject\": \"Ana\", \"predicate\": \"age\", \"value\": \"3\"} | /subject",
                "{\"predicate\": \"age\", \"value\": \"3\", \"confidence\": 2} | /confidence",
                "{\"predicate\": \"age\", \"value\": \"3\", \"valid_from\": \"soon\"} | /valid_from",
                "{\"predicate\": \"age\", \"value\": \"3\", \"valid_from\": \"2026-01-01T00:00:00Z\", \"valid_to\": \"2025-01-01T00:00:00Z\"} | /valid_to"
            })
    void refusesARelationThatIsNone(String body, String pointer) {
        graph.post(Learned.RELATIONS, body).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void refusesToGuessWhichOfTwoIsMeant() {
        graph.post(Learned.RELATIONS, map("predicate", "friend", "object", map("name", "Leo", "kind", "person")))
                .statusCode(201);
        graph.says(
                "Leo, my cousin, was born on 3 March.",
                memory(
                        "Leo, my cousin, was born on 3 March.",
                        ofUser("cousin", "Leo", "person"),
                        about("Leo", "birthday", "3 March", "value")));
        graph.post(Learned.RELATIONS, map("predicate", "likes", "object", map("name", "Leo", "kind", "person")))
                .statusCode(422)
                .body("errors.pointer", contains("/object/name"));
    }

    @Test
    void cannotMakeARelationOneOfItself() {
        graph.patch(Learned.RELATIONS, graph.relation("Ana lives in Porto."), map("object", graph.entity("Ana")))
                .statusCode(422)
                .body("errors.pointer", contains("/object"));
        graph.patch(Learned.RELATIONS, graph.relation("Ana lives in Porto."), map("subject", UUID.randomUUID()))
                .statusCode(422)
                .body("errors.pointer", contains("/subject"));
    }
}

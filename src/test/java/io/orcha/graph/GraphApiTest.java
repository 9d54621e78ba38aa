package io.orcha.graph;

import static io.orcha.graph.Answers.about;
import static io.orcha.graph.Answers.fact;
import static io.orcha.graph.Answers.memories;
import static io.orcha.graph.Answers.memory;
import static io.orcha.graph.Answers.ofUser;
import static io.orcha.graph.Answers.said;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The graph of what users said, as it is drawn and listed. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class GraphApiTest {

    ModelStub model;

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    private final String user = newUser();
    private Learned graph;

    @BeforeEach
    void begin() {
        graph = Learned.by(user, model, dataSource);
    }

    @Test
    void knowsWhatHeldAtATimeAndWhatWasKnownThen() {
        graph.said("2026-01-10T10:00:00Z", "I live in Berlin.", memory("Lives in Berlin.", home("Berlin")));
        var before = Instant.now().toString();
        graph.said("2026-05-10T10:00:00Z", "I live in Porto now.", memory("Lives in Porto.", home("Porto")));

        assertThat(homes(graph.graph("at", "2026-03-01T00:00:00Z"))).containsExactly("Berlin");
        assertThat(homes(graph.graph("at", Instant.now().toString()))).containsExactly("Porto");
        assertThat(homes(graph.graph())).containsExactlyInAnyOrder("Berlin", "Porto");
        assertThat(graph.graph().<Boolean>getList("edges.over")).containsExactlyInAnyOrder(true, false);
        var then = graph.graph("known_at", before);
        assertThat(homes(then)).containsExactly("Berlin");
        assertThat(then.getBoolean("edges[0].over")).isFalse();
        assertThat(then.getString("edges[0].superseded_at")).isNotNull();
        assertThat(graph.graph().<List<String>>getList("edges.sources"))
                .hasSize(2)
                .allSatisfy(sources -> assertThat(sources).hasSize(1));
        assertThat(graph.facts("at", "2026-03-01T00:00:00Z")).containsExactly("Lived in Berlin.");
    }

    @Test
    void describesNodesAndEdges() {
        graph.says(
                "My sister Ana is a nurse.",
                memory("Has a sister Ana, a nurse.", sister("Ana"), about("Ana", "occupation", "nurse", "value")));
        graph.says("Ana lives in Porto.", memory("Ana lives in Porto.", about("Ana", "lives_in", "Porto", "place")));

        var drawn = graph.graph();
        assertThat(drawn.<String>getList("nodes.name")).containsExactly("user", "Ana", "Porto");
        assertThat(drawn.getString("nodes[0].id")).isEqualTo("user");
        assertThat(drawn.<String>getList("nodes[1].attributes.occupation")).containsExactly("nurse");
        assertThat(drawn.getInt("nodes[1].mentions")).isEqualTo(2);
        assertThat(drawn.getString("nodes[1].first_mentioned_at"))
                .isLessThan(drawn.getString("nodes[1].last_mentioned_at"));
        assertThat(drawn.<Integer>getList("nodes.degree")).containsExactly(1, 2, 1);
        var ana = drawn.getString("nodes[1].id");
        assertThat(drawn.<Map<String, Object>>getList("edges"))
                .extracting(edge -> edge.get("from"), edge -> edge.get("predicate"), edge -> edge.get("to"))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("user", "sister", ana),
                        org.assertj.core.groups.Tuple.tuple(ana, "lives_in", drawn.getString("nodes[2].id")));
        assertThat(drawn.<Map<String, Object>>getList("edges"))
                .allSatisfy(edge -> assertThat(edge)
                        .containsKeys(
                                "id", "strength", "confidence", "valid_from", "valid_to", "recorded_at", "memories"));
    }

    @Test
    void losesTheSourcesThatAreDeleted() {
        graph.says("I like jazz.", memory("Likes jazz.", ofUser("likes", "jazz", "topic")));
        String session = given().queryParam("user_id", user)
                .get("/api/v1/sessions")
                .jsonPath()
                .getString("sessions[0].session_id");
        given().queryParam("user_id", user)
                .delete("/api/v1/sessions/{id}", session)
                .then()
                .statusCode(200);

        var drawn = graph.graph();
        assertThat(drawn.<String>getList("edges[0].sources")).isEmpty();
        assertThat(drawn.getInt("nodes[1].mentions")).isZero();
    }

    @Test
    void filtersByKindAndPages() {
        var facts = new ArrayList<Map<String, Object>>();
        IntStream.range(0, 12).forEach(i -> facts.add(ofUser("visited", place(i), "place")));
        facts.add(sister("Ana"));
        facts.add(about("Ana", "visited", place(3), "place"));
        graph.says(
                "My sister Ana and I visited "
                        + String.join(
                                ", ",
                                IntStream.range(0, 12)
                                        .mapToObj(GraphApiTest::place)
                                        .toList()) + ".",
                memory("My sister Ana and I visited Town0.", facts.toArray()));

        assertThat(graph.graph("kind", "person").<String>getList("nodes.name")).containsExactly("user", "Ana");
        assertThat(graph.graph("kind", "person").<String>getList("edges.predicate"))
                .containsExactly("sister");
        var nodes = new HashSet<String>();
        var edges = new ArrayList<String>();
        String cursor = null;
        int pages = 0;
        do {
            var page = cursor == null ? graph.graph("limit", 5) : graph.graph("limit", 5, "cursor", cursor);
            page.<String>getList("nodes.id")
                    .forEach(id -> assertThat(nodes.add(id)).isTrue());
            edges.addAll(page.getList("edges.id"));
            assertThat(nodes).containsAll(page.getList("edges.from")).containsAll(page.getList("edges.to"));
            cursor = page.getString("next_cursor");
            pages++;
        } while (cursor != null);
        assertThat(pages).isEqualTo(3);
        assertThat(nodes).hasSize(14);
        assertThat(edges).hasSize(14).doesNotHaveDuplicates();

        var first = graph.entities("limit", 10, "kind", "place");
        var second = graph.entities("limit", 10, "kind", "place", "cursor", first.getString("next_cursor"));
        assertThat(Stream.concat(
                        first.<String>getList("entities.id").stream(), second.<String>getList("entities.id").stream()))
                .hasSize(12)
                .doesNotHaveDuplicates();
        assertThat(second.getString("next_cursor")).isNull();
        var some = graph.relations("limit", 9);
        var rest = graph.relations("limit", 9, "cursor", some.getString("next_cursor"));
        assertThat(Stream.concat(
                        some.<String>getList("relations.id").stream(), rest.<String>getList("relations.id").stream()))
                .hasSize(14)
                .doesNotHaveDuplicates();
    }

    @Test
    void listsRelationsOfAnEntityAndWithAPredicate() {
        graph.says(
                "My sister Ana is a nurse and I like jazz.",
                memory(
                        "Has a sister Ana, a nurse, and likes jazz.",
                        sister("Ana"),
                        about("Ana", "occupation", "nurse", "value"),
                        ofUser("likes", "jazz", "topic")));

        assertThat(graph.facts("entity", graph.entity("Ana")))
                .containsExactlyInAnyOrder("Has the sister Ana.", "Ana works as nurse.");
        assertThat(graph.facts("entity", "user")).containsExactlyInAnyOrder("Has the sister Ana.", "Likes jazz.");
        assertThat(graph.facts("predicate", "likes")).containsExactly("Likes jazz.");
        assertThat(graph.facts("entity", UUID.randomUUID())).isEmpty();
    }

    @Test
    void twoWhoAreCalledTheSameStayTwo() {
        graph.says(
                "My sister Ana is a nurse.",
                memory("Has a sister Ana, a nurse.", sister("Ana"), about("Ana", "occupation", "nurse", "value")));
        graph.says(
                "My boss Ana is an engineer.",
                memory(
                        "Has a boss Ana, an engineer.",
                        ofUser("boss", "Ana", "person"),
                        about("Ana", "occupation", "engineer", "value")));

        assertThat(graph.entities("kind", "person").<String>getList("entities.name"))
                .containsExactly("Ana", "Ana");
        assertThat(graph.entities().<List<String>>getList("entities.attributes.occupation"))
                .containsExactly(List.of("engineer"), List.of("nurse"));
    }

    @Test
    void repeatingAnAttributeOfTheUserKeepsOne() {
        graph.says(
                "My favourite colour is blue.",
                memory("Favourite colour is blue.", ofUser("favourite_colour", "blue", "value")));
        graph.says(
                "Blue, my favourite colour is blue!",
                memory("My favourite colour is blue.", ofUser("favourite_colour", "blue", "value")));

        assertThat(graph.relations("predicate", "favourite_colour").<String>getList("relations.value"))
                .containsExactly("blue");
    }

    @Test
    void aChangedTasteForWhatIsNoEntityEndsTheOldOne() {
        graph.says("I like spicy food.", memory("Likes spicy food.", ofUser("likes", "spicy food", "value")));
        graph.says(
                "I dislike spicy food now.",
                memory("Dislikes spicy food now.", ofUser("dislikes", "spicy food", "value")));

        assertThat(graph.facts("at", Instant.now().toString())).containsExactly("Dislikes spicy food.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"memories\": [{\"text\": \"Has a sister Ana.\", \"kind\": \"relationship\", \"sources\": [\"m1\"], \"facts\": \"none\"}]}",
                "{\"memories\": [{\"text\": \"Has a sister Ana.\", \"kind\": \"relationship\", \"sources\": [\"m1\"], \"facts\": [1, null, {}, [],"
                        + " {\"subject\": 7, \"predicate\": {}, \"object\": [\"Ana\"]}]}]}",
                "{\"memories\": [{\"text\": \"Has a sister Ana.\", \"kind\": \"relationship\", \"sources\": [\"m9\"], \"facts\": ["
                        + "{\"subject\": \"user\", \"subject_kind\": \"person\", \"predicate\": \"boss\", \"object\": \"Ana\","
                        + " \"object_kind\": \"person\", \"holds\": \"yes\"}]}]}",
                "{\"memories\": [{\"text\": \"Has a sister Ana.\", \"kind\": \"relationship\", \"sources\": [\"m1\"], \"facts\": ["
                        + "{\"subject\": \"user\", \"subject_kind\": \"person\", \"predicate\": \"boss\", \"object\": \"Zephyr\","
                        + " \"object_kind\": \"person\", \"holds\": \"yes\"}]}]}"
            })
    void believesNoFactThatRestsOnNothing(String answer) {
        graph.says("I have a sister, Ana.", answer);

        assertThat(graph.tablesWith("boss")).isEmpty();
        assertThat(graph.tablesWith("Zephyr")).isEmpty();
    }

    @Test
    void keepsAHundredEntitiesOfOneMessage() {
        var towns = IntStream.range(0, 100).mapToObj(GraphApiTest::place).toList();
        var memories = IntStream.range(0, 4)
                .mapToObj(part -> {
                    var of = towns.subList(part * 25, part * 25 + 25);
                    return said(
                            "I visited " + String.join(", ", of) + ".",
                            List.of("m1"),
                            of.stream()
                                    .map(town -> ofUser("visited", town, "place"))
                                    .toArray());
                })
                .toList();
        graph.says("I visited " + String.join(", ", towns) + ".", memories(memories));

        var drawn = graph.graph();
        assertThat(drawn.<String>getList("nodes.name")).hasSize(101).containsAll(towns);
        assertThat(drawn.<String>getList("edges.id")).hasSize(100);
    }

    @Test
    void learnsFromAnotherLanguage() {
        graph.says(
                "Meine Schwester Jürgenina wohnt in München und mag Käsespätzle.",
                memory(
                        "Die Schwester Jürgenina wohnt in München und mag Käsespätzle.",
                        sister("Jürgenina"),
                        about("Jürgenina", "lives_in", "München", "place"),
                        about("Jürgenina", "likes", "Käsespätzle", "topic")));

        assertThat(graph.facts())
                .containsExactlyInAnyOrder(
                        "Has the sister Jürgenina.", "Jürgenina lives in München.", "Jürgenina likes Käsespätzle.");
    }

    @Test
    void aRetractedStatementIsNotDrawnAnyMore() {
        graph.says("I have a dog called Rex.", memory("Has a dog called Rex.", ofUser("pet", "Rex", "animal")));
        graph.says(
                "I was joking, I don't have a dog called Rex.",
                memory("Has no dog called Rex.", fact("user", "person", "pet", "Rex", "animal", "never")));

        assertThat(graph.graph().<String>getList("edges.predicate")).doesNotContain("pet");
        assertThat(graph.facts("history", true)).containsExactly("Has the pet Rex.");
    }

    @Test
    void showsNobodyAnythingOfAnotherUser() {
        graph.says("My sister is Ana.", memory("My sister is Ana.", sister("Ana")));
        var ana = graph.entity("Ana");
        var relation = graph.relation("Has the sister Ana.");
        var other = newUser();

        for (var path : List.of("entities/" + ana, "relations/" + relation)) {
            given().get("/api/v1/users/{user}/" + path, other).then().statusCode(404);
            given().delete("/api/v1/users/{user}/" + path, other).then().statusCode(404);
            given().contentType("application/json")
                    .body("{}")
                    .patch("/api/v1/users/{user}/" + path, other)
                    .then()
                    .statusCode(404);
        }
        given().get(Learned.GRAPH, other).then().statusCode(200).body("nodes.id", contains("user"));
        given().get(Learned.RELATIONS, other).then().statusCode(200).body("relations.size()", equalTo(0));
        assertThat(graph.facts()).containsExactly("Has the sister Ana.");
    }

    @ParameterizedTest
    @CsvSource({
        "graph?at=yesterday, ?at",
        "graph?known_at=7, ?known_at",
        "graph?kind=A%20Person, ?kind",
        "graph?limit=0, ?limit",
        "graph?cursor=x, ?cursor",
        "entities?kind=person&kind=1, ?kind",
        "entities?cursor=MTIzNA, ?cursor",
        "entities/7, {entity_id}",
        "relations?entity=Ana, ?entity",
        "relations?predicate=Lives%20In, ?predicate",
        "relations?history=maybe, ?history",
        "relations/7, {relation_id}"
    })
    void refusesWhatIsNoQuery(String path, String pointer) {
        given().urlEncodingEnabled(false)
                .get("/api/v1/users/%s/%s".formatted(user, path))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer));
    }

    private static Map<String, Object> home(String town) {
        return ofUser("lives_in", town, "place");
    }

    private static Map<String, Object> sister(String name) {
        return ofUser("sister", name, "person");
    }

    private static String place(int number) {
        return "Town" + number;
    }

    private static List<String> homes(io.restassured.path.json.JsonPath drawn) {
        return drawn.getList("nodes.findAll { it.kind == 'place' }.name");
    }
}

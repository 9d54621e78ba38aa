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
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.LearnedFrom;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What its owner says to be one is one, and two again when they say so. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class GraphMergingTest {

    private static final String MERGE = Learned.ENTITIES + "/merge";
    private static final String SPLIT = Learned.ENTITIES + "/split";

    ModelStub model;

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    private final String user = newUser();
    private Learned graph;

    @BeforeEach
    void learnOfTwo() {
        graph = Learned.by(user, model, dataSource);
        graph.says(
                "My sister Ana is a nurse.",
                memory(
                        "Has a sister Ana, a nurse.",
                        ofUser("sister", "Ana", "person"),
                        about("Ana", "occupation", "nurse", "value")));
        graph.says(
                "My friend Nini likes jazz.",
                memory(
                        "My friend Nini likes jazz.",
                        ofUser("friend", "Nini", "person"),
                        about("Nini", "likes", "jazz", "topic")));
    }

    @Test
    void mergedEntitiesAreOneAndTheUndoingIsExact() {
        var ana = graph.entity("Ana");
        var nini = graph.entity("Nini");
        var rows = rows();

        graph.post(MERGE, map("into", ana, "entities", List.of(nini)))
                .statusCode(200)
                .body("entity.name", equalTo("Ana"))
                .body("entity.aliases", contains("Nini"))
                .body("entity.mentions", equalTo(2))
                .body("entity.merged.id", contains(nini));
        assertThat(graph.facts("entity", ana))
                .containsExactlyInAnyOrder(
                        "Has the sister Ana.", "Ana works as nurse.", "Has the friend Ana.", "Ana likes jazz.");
        assertThat(graph.graph().<String>getList("nodes.name")).containsExactlyInAnyOrder("user", "Ana", "jazz");
        given().get(Learned.ENTITIES + "/{id}", user, nini)
                .then()
                .statusCode(200)
                .body("name", equalTo("Nini"))
                .body("merged_into", equalTo(ana))
                .body("degree", equalTo(2));

        graph.post(SPLIT, map("entity", ana, "merged", nini))
                .statusCode(200)
                .body("entity.aliases", empty())
                .body("entity.merged", empty())
                .body("split.name", equalTo("Nini"))
                .body("split.merged_into", nullValue());
        assertThat(rows()).isEqualTo(rows);
        assertThat(graph.facts()).contains("Nini likes jazz.");
    }

    @Test
    void whatIsSaidOfOneIsLearnedOfTheWhole() {
        graph.post(MERGE, map("into", graph.entity("Ana"), "entities", List.of(graph.entity("Nini"))))
                .statusCode(200);
        graph.says(
                "Nini likes jazz and opera.",
                memory(
                        "Nini likes jazz and opera.",
                        about("Nini", "likes", "jazz", "topic"),
                        about("Nini", "likes", "opera", "topic")));

        assertThat(graph.entities("kind", "person").<String>getList("entities.name"))
                .containsExactly("Ana");
        assertThat(graph.facts("predicate", "likes")).containsExactlyInAnyOrder("Ana likes jazz.", "Ana likes opera.");
    }

    @Test
    void deletingTheWholeTakesItsParts() {
        var ana = graph.entity("Ana");
        graph.post(MERGE, map("into", ana, "entities", List.of(graph.entity("Nini"))))
                .statusCode(200);

        given().delete(Learned.ENTITIES + "/{id}", user, ana).then().statusCode(200);

        assertThat(graph.tablesWith("Nini")).isEmpty();
        assertThat(graph.count("memory_relations")).isZero();
        assertThat(graph.count("memory_entities")).isZero();
    }

    @Test
    void deletingAPartLeavesTheRest() {
        var nini = graph.entity("Nini");
        graph.post(MERGE, map("into", graph.entity("Ana"), "entities", List.of(nini)))
                .statusCode(200);

        given().delete(Learned.ENTITIES + "/{id}", user, nini).then().statusCode(200);

        assertThat(graph.facts()).containsExactlyInAnyOrder("Has the sister Ana.", "Ana works as nurse.");
        assertThat(graph.tablesWith("Nini")).isEmpty();
    }

    @Test
    void mergesWhatWasMergedBeforeAndTakesItApartAgain() {
        var ana = graph.entity("Ana");
        var nini = graph.entity("Nini");
        var jazz = graph.entity("jazz");
        graph.post(MERGE, map("into", nini, "entities", List.of(jazz))).statusCode(200);
        graph.post(MERGE, map("into", ana, "entities", List.of(nini)))
                .statusCode(200)
                .body("entity.merged.id", containsInAnyOrder(nini, jazz));

        graph.post(MERGE, map("into", nini, "entities", List.of(ana)))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/into", "/entities/0"));
        graph.post(SPLIT, map("entity", ana, "merged", nini)).statusCode(200).body("split.merged.id", contains(jazz));
    }

    @Test
    void takesOneOutOfTwoThatWereTakenForOne() {
        graph.says("Ana plays chess.", memory("Ana plays chess.", about("Ana", "plays", "chess", "topic")));
        var ana = graph.entity("Ana");
        var chess = graph.relation("Ana plays chess.");
        graph.patch(Learned.ENTITIES, ana, map("add_aliases", List.of("Anita"))).statusCode(200);

        String other = graph.post(
                        SPLIT,
                        map("entity", ana, "relations", List.of(chess), "names", List.of("Anita"), "name", "Ana Costa"))
                .statusCode(200)
                .body("entity.aliases", empty())
                .body("split.name", equalTo("Ana Costa"))
                .body("split.kind", equalTo("person"))
                .body("split.aliases", contains("Anita"))
                .body("split.mentions", equalTo(1))
                .extract()
                .path("split.id");
        assertThat(graph.facts("entity", other)).containsExactly("Ana Costa plays chess.");
        assertThat(graph.facts("entity", ana))
                .doesNotContain("Ana plays chess.")
                .contains("Ana works as nurse.");
        given().get(Learned.RELATIONS + "/{id}", user, chess).then().body("history.text", contains("Ana plays chess."));

        graph.post(MERGE, map("into", ana, "entities", List.of(other)))
                .statusCode(200)
                .body("entity.aliases", containsInAnyOrder("Ana Costa", "Anita"));
        assertThat(graph.facts("entity", ana)).contains("Ana plays chess.");
    }

    @Test
    void forgettingOneNameTakesAllOfTheOne() {
        graph.post(MERGE, map("into", graph.entity("Ana"), "entities", List.of(graph.entity("Nini"))))
                .statusCode(200);
        graph.post("/api/v1/memory/{user}/forget", map("text", "Nini")).statusCode(200);

        assertThat(graph.count("memory_entities")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /into",
                "{\"into\": \"ANA\"} | /entities",
                "{\"into\": \"Ana\", \"entities\": [\"NINI\"]} | /into",
                "{\"into\": \"ANA\", \"entities\": [\"NINI\", 7]} | /entities/1",
                "{\"into\": \"ANA\", \"entities\": [\"ANA\"]} | /entities/0",
                "{\"into\": \"ANA\", \"entities\": [\"NINI\", \"NINI\"]} | /entities/1",
                "{\"into\": \"ANA\", \"entities\": [\"NINI\", null]} | /entities/1",
                "{\"into\": \"ANA\", \"entities\": [\"NOBODY\"]} | /entities/0",
                "{\"into\": \"NOBODY\", \"entities\": [\"NINI\"]} | /into"
            })
    void refusesAMergeThatIsNone(String body, String pointer) {
        graph.post(MERGE, filled(body)).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"merged\": \"NINI\"} | /entity",
                "{\"entity\": \"ANA\", \"merged\": \"NINI\"} | /merged",
                "{\"entity\": \"ANA\", \"merged\": \"ANA\"} | /merged",
                "{\"entity\": \"NOBODY\", \"merged\": \"NINI\"} | /entity",
                "{\"entity\": \"ANA\", \"merged\": \"NINI\", \"name\": \"Nini\"} | /merged",
                "{\"entity\": \"ANA\", \"name\": \"Bea\"} | /relations",
                "{\"entity\": \"ANA\", \"names\": [\"Ana\"]} | /name",
                "{\"entity\": \"ANA\", \"names\": [\"Ana\"], \"name\": \"Bea\"} | /names/0",
                "{\"entity\": \"ANA\", \"names\": [\"Zoe\"], \"name\": \"Bea\"} | /names/0",
                "{\"entity\": \"ANA\", \"relations\": [\"NOBODY\"], \"name\": \"Bea\"} | /relations/0",
                "{\"entity\": \"NOBODY\", \"relations\": [\"NOBODY\"], \"name\": \"Bea\"} | /entity"
            })
    void refusesASplitThatIsNone(String body, String pointer) {
        graph.post(SPLIT, filled(body)).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void knowsNobodyElsesEntities() {
        var other = newUser();
        var body = map("into", graph.entity("Ana"), "entities", List.of(graph.entity("Nini")));
        json(body).post(MERGE, other).then().statusCode(422);
        assertThat(graph.entities("kind", "person").<String>getList("entities.name"))
                .hasSize(2);
    }

    private String filled(String body) {
        return body.replace("ANA", graph.entity("Ana"))
                .replace("NINI", graph.entity("Nini"))
                .replace("NOBODY", UUID.randomUUID().toString());
    }

    /** All rows of the graph, but for when they changed. */
    private List<String> rows() {
        var learned = LearnedFrom.in(dataSource);
        return Stream.of(
                        "SELECT concat_ws('/', id, name, named, kind, origin, merged_into) FROM memory_entities WHERE user_id = ? ORDER BY 1",
                        "SELECT n::text FROM memory_entity_names n WHERE user_id = ? ORDER BY 1",
                        "SELECT m::text FROM memory_entity_mentions m WHERE user_id = ? ORDER BY 1",
                        "SELECT r::text FROM memory_relations r WHERE user_id = ? ORDER BY 1")
                .flatMap(sql -> learned.select(sql, user).stream())
                .toList();
    }
}

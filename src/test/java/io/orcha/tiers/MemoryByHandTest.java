package io.orcha.tiers;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.LearnedFrom;
import io.orcha.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What an operator tries by hand, over HTTP, with the sample data and without a language model: is it there, does it know the people and
 * how they relate, what was learned, does the chat use it, does it count, clean up, and refuse what is wrong.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MemoryByHandTest {

    /** Sarah of the sample data; read by most tests, changed by none. */
    private static final String SARAH = newUser();

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    private final String user = newUser();

    @BeforeEach
    void meetSarah() {
        if (sessions(SARAH).getList("sessions").isEmpty()) {
            populate(SARAH);
        }
    }

    @Test
    void isAvailable() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/memory/status")
                .then()
                .statusCode(200)
                .body("status", equalTo("ok"))
                .body("degraded", empty())
                .body("model.provider", equalTo("offline"))
                .body("embedding.model", equalTo("all-minilm-l6-v2-q"))
                .body("vector_store", equalTo("postgres"));
    }

    @Test
    void knowsWhoAndWhatALifeConsistsOf() {
        assertThat(entities(SARAH, "person")).contains("Daniel", "Ella", "Hannah", "Ingrid", "Priya");
        assertThat(entities(SARAH, "animal")).contains("Biscuit", "Pepper");
        assertThat(entities(SARAH, "place")).contains("Leeds", "Bristol", "Copenhagen", "Lisbon");
        search(SARAH, "Hannah")
                .then()
                .statusCode(200)
                .body("entities.name", hasItem("Hannah"))
                .body("entities.kind", hasItem("person"));
        assertThat(search(SARAH, "furniture to sit on").jsonPath().<String>getList("entities.name"))
                .containsAnyOf("green velvet sofa", "grey armchair");
    }

    @Test
    void knowsHowTheyRelateAndSinceWhen() {
        var graph = given().get("/api/v1/users/{user}/graph", SARAH).jsonPath();
        var predicates = graph.<String>getList("edges.predicate");
        assertThat(predicates)
                .contains("partner", "daughter", "sister", "mother", "lives_in", "works_at", "bought", "pet");
        assertThat(graph.<String>getList("nodes.id")).contains("user");

        var homes = relations(SARAH, "user", "lives_in");
        assertThat(homes.<Object>getList("relations.findAll { it.valid_to == null }"))
                .hasSize(1);
        assertThat(homes.<Object>getList("relations.findAll { it.valid_to != null }"))
                .isNotEmpty();
    }

    @Test
    void remembersForLong() {
        var memories = given().queryParam("limit", 100)
                .get("/api/v1/users/{user}/memories", SARAH)
                .then()
                .statusCode(200)
                .body("memories.sources", everyItem(not(empty())))
                .body("memories.importance", everyItem(lessThanOrEqualTo(1f)))
                .extract()
                .jsonPath();

        assertThat(memories.<String>getList("memories.text"))
                .anyMatch(text -> text.contains("allergic to hazelnuts"))
                .anyMatch(text -> text.contains("Tidewater Studio"));
        assertThat(memories.<String>getList("memories.kind")).contains("health", "relationship", "work", "place");
    }

    @Test
    void hasInsightsAndContexts() {
        given().get("/memory/user/{user}/summary", SARAH)
                .then()
                .statusCode(200)
                .body("key_entities.name", hasItem("Ella"))
                .body("insights", not(empty()));
        assertThat(context(SARAH, "Where does my sister live?")).contains("Hannah lives in Copenhagen.");
        assertThat(context(SARAH, "Where did I live before?")).contains("Lived in Leeds.");
        assertThat(context(SARAH, "What am I allergic to?")).contains("Is allergic to hazelnuts.");
        assertThat(context(SARAH, "Which pets do I have?"))
                .contains("Has the pet Biscuit.", "Has the pet Pepper.")
                .noneMatch(fact -> fact.contains("Admiral"));
    }

    @Test
    void orchestratesAChat() {
        chat(user, "I am allergic to hazelnuts.");
        learned(user);
        var said = chat(user, "What am I allergic to?").jsonPath();

        assertThat(said.getBoolean("memory.used")).isTrue();
        assertThat(said.<String>getList("memory.facts")).isNotEmpty();
        assertThat(said.getString("message.content")).contains("hazelnuts");
    }

    @Test
    void counts() {
        given().queryParam("user_identifier", SARAH)
                .get("/memory/status")
                .then()
                .statusCode(200)
                .body("tiers.short_term.sessions.total", equalTo(8))
                .body("tiers.short_term.messages.total", greaterThan(50))
                .body("tiers.medium_term.entities.total", greaterThan(15))
                .body("tiers.medium_term.relations.total", greaterThan(20))
                .body("tiers.long_term.memories.total", greaterThan(20));
        assertThat(sessions(SARAH).<String>getList("sessions.title")).hasSize(8).allMatch(title -> !title.isBlank());
    }

    @Test
    void cleansUp() {
        populate(user);
        json(map("text", "Hannah"))
                .post("/api/v1/memory/{user}/forget", user)
                .then()
                .statusCode(200);
        assertThat(entities(user, "person")).doesNotContain("Hannah").contains("Ella");

        given().delete("/memory/user/{user}", user).then().statusCode(200).body("receipt", notNullValue());
        assertThat(entities(user, "person")).isEmpty();
        assertThat(sessions(user).getList("sessions")).isEmpty();
        given().queryParam("user_identifier", user)
                .get("/memory/status")
                .then()
                .body("tiers.medium_term.relations.total", equalTo(0))
                .body("tiers.long_term.memories.total", equalTo(0));
    }

    @Test
    void refusesWhatIsWrong() {
        given().get("/memory/context/{user}", SARAH).then().statusCode(422).contentType("application/problem+json");
        json(map("query", "", "user_identifier", SARAH))
                .post("/memory/search/entities")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/query"));
        given().queryParam("at", "yesterday")
                .get("/api/v1/users/{user}/graph", SARAH)
                .then()
                .statusCode(422);
        given().get("/api/v1/users/{user}/entities/{id}", SARAH, "00000000-0000-0000-0000-000000000001")
                .then()
                .statusCode(404);
        given().get("/api/v1/users/{user}/entities/{id}", user, entityId(SARAH, "Ella"))
                .then()
                .statusCode(404);
        json("{").post("/memory/search/entities").then().statusCode(400);
        given().post("/memory/test/populate-sample-data").then().statusCode(422);
        given().queryParam("user_identifier", SARAH)
                .post("/memory/test/populate-sample-data")
                .then()
                .statusCode(409);
    }

    @Test
    void goesAllTheWay() {
        chat(user, "My brother is called Milan and he lives in Split.");
        chat(user, "I bought a red kayak in May.");
        learned(user);

        assertThat(entities(user, "person")).containsExactly("Milan");
        assertThat(context(user, "Where does my brother live?")).contains("Milan lives in Split.");
        chat(user, "Milan moved to Zagreb.");
        learned(user);
        assertThat(context(user, "Where does my brother live?"))
                .contains("Milan lives in Zagreb.", "Milan lived in Split.");

        var home = relations(user, entityId(user, "Milan"), "lives_in")
                .getString("relations.find { it.valid_to == null }.id");
        json(map("valid_from", "2026-03-01T00:00:00Z"))
                .patch("/api/v1/users/{user}/relations/{id}", user, home)
                .then()
                .statusCode(200);
        given().queryParam("at", "2026-03-02T00:00:00Z")
                .get("/api/v1/users/{user}/graph", user)
                .then()
                .statusCode(200)
                .body("nodes.name", hasItems("Milan", "Zagreb"));

        given().delete("/api/v1/users/{user}/entities/{id}", user, entityId(user, "Milan"))
                .then()
                .statusCode(200);
        assertThat(entities(user, "person")).isEmpty();
        assertThat(context(user, "Where does my brother live?")).isEmpty();
        given().delete("/api/v1/users/{user}", user).then().statusCode(200);
    }

    private void populate(String of) {
        given().queryParam("user_identifier", of)
                .post("/memory/test/populate-sample-data")
                .then()
                .statusCode(200);
        learned(of);
    }

    private void learned(String of) {
        LearnedFrom.in(dataSource).awaitDone(of);
    }

    private static JsonPath sessions(String of) {
        return given().get("/v1/sessions/{user}", of)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> entities(String of, String kind) {
        return given().queryParam("kind", kind)
                .queryParam("limit", 100)
                .get("/api/v1/users/{user}/entities", of)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("entities.name");
    }

    private static String entityId(String of, String name) {
        return given().queryParam("limit", 100)
                .get("/api/v1/users/{user}/entities", of)
                .jsonPath()
                .getString("entities.find { it.name == '%s' }.id".formatted(name));
    }

    private static JsonPath relations(String of, String entity, String predicate) {
        return given().queryParam("predicate", predicate)
                .queryParam("entity", entity)
                .get("/api/v1/users/{user}/relations", of)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response search(String of, String query) {
        return json(map("query", query, "user_identifier", of, "limit", 10)).post("/memory/search/entities");
    }

    private static List<String> context(String of, String query) {
        return given().queryParam("query", query)
                .get("/memory/context/{user}", of)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("facts.text");
    }
}

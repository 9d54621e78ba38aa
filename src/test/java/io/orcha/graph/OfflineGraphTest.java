package io.orcha.graph;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.LearnedFrom;
import io.orcha.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without a language model: what users say of their lives becomes a graph with times, and contexts tell of it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OfflineGraphTest {

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    private final String user = newUser();
    private LearnedFrom learning;

    @BeforeEach
    void begin() {
        learning = LearnedFrom.in(dataSource);
    }

    @Test
    void aMoveIsKnownWithItsTimeAndWhatWasBefore() {
        said("2026-01-10T10:00:00Z", "I live in Berlin.");
        said("2026-06-05T10:00:00Z", "I moved to Porto in May.");

        var homes = relations("lives_in");
        assertThat(homes).hasSize(2);
        assertThat(homes)
                .anySatisfy(home -> assertThat(home)
                        .containsEntry("object", "Berlin")
                        .containsEntry("valid_to", "2026-05-01T00:00:00Z")
                        .containsEntry("sources", "1"));
        assertThat(homes)
                .anySatisfy(home -> assertThat(home)
                        .containsEntry("object", "Porto")
                        .containsEntry("valid_from", "2026-05-01T00:00:00Z")
                        .containsEntry("valid_to", null)
                        .containsEntry("sources", "1"));

        var before = context("Where did I live before?");
        assertThat(before.getList("facts.text")).contains("Lived in Berlin.", "Lives in Porto.");
        assertThat(before.getString("context")).contains("Facts:").contains("Lived in Berlin.");
        assertThat(before.getString("facts.find { it.text == 'Lived in Berlin.' }.valid_to"))
                .isEqualTo("2026-05-01T00:00:00Z");
    }

    @Test
    void asksAsIfItWereAnEarlierTime() {
        said("2026-01-10T10:00:00Z", "I live in Berlin.");
        said("2026-06-05T10:00:00Z", "My sister is called Ana.");

        assertThat(factsAt("2026-02-01T00:00:00Z", "Where do I live?")).contains("Lives in Berlin.");
        assertThat(factsAt("2026-02-01T00:00:00Z", "What is my sister called?")).isEmpty();
        assertThat(factsAt("2026-06-06T00:00:00Z", "What is my sister called?")).contains("Has the sister Ana.");
    }

    @Test
    void aJokeThatIsTakenBackIsNoFactAnyMore() {
        said("2026-01-10T10:00:00Z", "I have a dog called Rex.");
        assertThat(relations("pet")).hasSize(1);

        said("2026-01-11T10:00:00Z", "I was joking, I don't have a dog.");

        assertThat(relations("pet")).isEmpty();
        assertThat(context("Do I have a dog?").getList("facts.text")).doesNotContain("Has the pet Rex.");
    }

    @Test
    void whatIsSaidOfSomebodyAcrossMessagesIsOfOnePerson() {
        said("2026-01-10T10:00:00Z", "My sister Ana moved to Lisbon last year.", "She works there as a nurse.");
        said("2026-02-10T10:00:00Z", "Ana has a cat called Miso.");

        assertThat(names("person")).containsExactly("Ana");
        assertThat(context("What does my sister do for a living?").getList("facts.text"))
                .contains("Ana works as nurse.");
        assertThat(context("Which pet does Ana have?").getList("facts.text")).contains("Ana has the pet Miso.");
    }

    @Test
    void twoWhoAreCalledTheSameStayTwo() {
        said("2026-01-10T10:00:00Z", "My sister Ana is a nurse.");
        said("2026-02-10T10:00:00Z", "My boss Ana is an engineer.");

        assertThat(names("person")).containsExactly("Ana", "Ana");
    }

    @Test
    void aQuestionTwoStepsAwayIsAnswered() {
        said("2026-01-10T10:00:00Z", "My sister Ana is married to Tom.");
        said("2026-02-10T10:00:00Z", "Tom works at Siemens.");

        assertThat(context("Where does my sister's husband work?").getList("facts.text"))
                .contains("Tom works at Siemens.");
    }

    @Test
    void membersOfAGroupAreNotTheUser() {
        json(List.of(
                        map("role", "user", "name", "Caroline", "content", "I live in Oslo."),
                        map("role", "user", "name", "Melanie", "content", "I play the violin.")))
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200);
        learning.awaitDone(user);

        assertThat(names("person")).containsExactlyInAnyOrder("Caroline", "Melanie");
        assertThat(context("What does Melanie play?").getList("facts.text")).contains("Melanie plays violin.");
    }

    @Test
    void aChatTurnIsToldAndTellsWhichFacts() {
        said("2026-01-10T10:00:00Z", "My sister is called Ana.");
        var reply = chat(user, "What is the name of my sister?").jsonPath();

        assertThat(reply.getList("memory.facts")).hasSize(1);
    }

    private void said(String at, String... messages) {
        json(Arrays.stream(messages)
                        .map(message -> map("role", "user", "content", message, "created_at", at))
                        .toList())
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200);
        learning.awaitDone(user);
    }

    private JsonPath context(String query) {
        return given().queryParam("query", query)
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> factsAt(String at, String query) {
        return given().queryParam("query", query)
                .queryParam("at", at)
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("facts.text");
    }

    private List<String> names(String kind) {
        return learning.select(
                "SELECT name FROM memory_entities WHERE user_id = ? AND kind = '%s' AND merged_into IS NULL"
                        .formatted(kind),
                user);
    }

    private List<Map<String, Object>> relations(String predicate) {
        return learning.select("""
                        SELECT json_build_object('object', e.name,
                                 'valid_from', to_char(r.valid_from AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                                 'valid_to', to_char(r.valid_to AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                                 'sources', cardinality(r.message_ids)::text)::text
                          FROM memory_relations r JOIN memory_entities e ON e.user_id = r.user_id AND e.id = r.object_id
                         WHERE r.user_id = ? AND r.superseded_at IS NULL AND r.predicate = '%s'
                        """.formatted(predicate), user).stream()
                .map(row -> JsonPath.from(row).getMap("$"))
                .<Map<String, Object>>map(row -> new HashMap<>(cast(row)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Map<?, ?> row) {
        return (Map<String, Object>) row;
    }
}

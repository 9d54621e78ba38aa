package io.orcha.graph.conversation;

import static io.orcha.graph.conversation.Idle.conversation;
import static io.orcha.graph.conversation.Idle.imported;
import static io.orcha.graph.conversation.Idle.list;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.agroal.api.AgroalDataSource;
import io.orcha.platform.Database;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.orcha.testing.ShiftedClock;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Summaries of conversations are listed, found, and told in the inbox with whom and what they are about. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(Idle.Shifted.class)
class ConversationsApiTest {

    private static final String ONE = "/api/v1/users/{user}/conversations/{session}";

    @Inject
    ShiftedClock clock;

    @Inject
    Database database;

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();
    private Idle idle;

    @BeforeEach
    void begin() {
        idle = new Idle(clock, owner);
    }

    @Test
    void listsPageByPage() {
        for (int i = 0; i < 5; i++) {
            imported(user, "2025-0%d-01T10:00:00Z".formatted(i + 1), "I visited town number %d.".formatted(i));
        }
        RecallJobs.in(owner).awaitDone(user);
        idle.awaitNothingToDo(user);

        var read = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page = cursor.isEmpty() ? list(user, "limit", 2) : list(user, "limit", 2, "cursor", cursor);
            read.addAll(page.getList("conversations.summary"));
            cursor = page.getString("next_cursor");
        }
        assertThat(read).hasSize(5).doesNotHaveDuplicates();
        assertThat(read.getFirst()).contains("number 4");
    }

    @Test
    void findsByWordsAndByMeaning() {
        var cat = conversation(user, "I have a cat called Miso.", "Miso is three years old.");
        var trip = conversation(user, "I booked a flight to Lisbon for May.", "I need a hotel in Lisbon.");
        idle.comeToRest(user);

        var byWord = list(user, "query", "flights to Lisbon");
        assertThat(byWord.getString("conversations[0].session_id")).isEqualTo(trip);
        assertThat(byWord.getDouble("conversations[0].score")).isBetween(0.3, 1.0);
        assertThat(list(user, "query", "kitten").getString("conversations[0].session_id"))
                .isEqualTo(cat);
        assertThat(list(user, "query", "Lisbon", "to", "2020-01-01T00:00:00Z").<Object>getList("conversations"))
                .isEmpty();
        assertThat(list(user).<Object>getList("conversations.score")).containsOnlyNulls();
        assertThat(list(newUser(), "query", "Lisbon").<Object>getList("conversations"))
                .isEmpty();
    }

    @Test
    void doesNotFindWhatIsNotToBeMentionedUnlessAskedTo() {
        conversation(user, "I have a cat called Miso.", "Miso is three years old.");
        idle.comeToRest(user);
        json(map("text", "Miso"))
                .post("/api/v1/memory/{user}/suppressions", user)
                .then()
                .statusCode(200);

        assertThat(list(user, "query", "cat").<Object>getList("conversations")).isEmpty();
        assertThat(list(user, "query", "cat", "suppressed", true).<Object>getList("conversations"))
                .hasSize(1);
        assertThat(list(user).getBoolean("conversations[0].suppressed")).isTrue();
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        given().queryParam("from", "yesterday")
                .queryParam("suppressed", "maybe")
                .queryParam("query", " ")
                .queryParam("cursor", "x")
                .get("/api/v1/users/{user}/conversations", user)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("?from", "?suppressed", "?query", "?cursor"));
        given().get(ONE, user, "none").then().statusCode(422);
        given().get(ONE, user, UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void tellsTheInboxWhatSessionsAreAbout() {
        var cat = conversation(user, "Guess what I got?", "I have a cat called Miso.");
        var jazz = conversation(user, "I love Café Zürich.", "I like hiking.");
        idle.comeToRest(user);
        mention(cat, "Miso", "animal", null);

        for (var address :
                List.of("/v1/sessions/" + user, "/sessions?user_id=" + user, "/api/v1/sessions?user_id=" + user)) {
            var inbox = given().get(address).then().statusCode(200).extract().jsonPath();
            assertThat(inbox.<String>getList("sessions.session_id")).containsExactly(jazz, cat);
            assertThat(inbox.getString("sessions[1].title")).isEqualTo("Guess what I got?");
            assertThat(inbox.getString("sessions[1].summary")).contains("cat called Miso");
            assertThat(inbox.getString("sessions[1].key_entities[0].name")).isEqualTo("Miso");
            assertThat(inbox.<String>getList("sessions[0].key_entities.name"))
                    .containsExactlyInAnyOrder("Café Zürich", "hiking");
        }
        assertThat(inbox("q", "miso GUESS")).containsExactly(cat);
        assertThat(inbox("q", "cafe zurich")).containsExactly(jazz);
        assertThat(inbox("q", "i", "limit", 1)).containsExactly(jazz);
        assertThat(inbox("q", "yacht")).isEmpty();
        assertThat(inbox("q", "miso", "device_id", "phone")).isEmpty();
        given().queryParam("q", " ").get("/v1/sessions/{user}", user).then().statusCode(422);
    }

    @Test
    void countsKeyEntitiesUnderWhatTheyWereMergedInto() {
        // In a language in which no facts are read offline.
        var session = conversation(user, "J'ai un chat qui s'appelle Miso.", "Ma sœur Ana aime bien Miso.");
        idle.comeToRest(user);
        var ana = mention(session, "Ana", "person", null);
        var sister = mention(session, "sister", "person", ana);
        mention(session, "my sis", "person", sister);
        mention(session, "Miso", "animal", null);

        var one = given().get(ONE, user, session).jsonPath();

        assertThat(one.<String>getList("key_entities.name")).containsExactlyInAnyOrder("Ana", "Miso");
        assertThat(one.<String>getList("key_entities.kind")).containsExactlyInAnyOrder("person", "animal");
    }

    private List<String> inbox(Object... query) {
        var request = given();
        for (int at = 0; at < query.length; at += 2) {
            request.queryParam((String) query[at], query[at + 1]);
        }
        return request.get("/v1/sessions/{user}", user)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("sessions.session_id");
    }

    /** As the graph stores it. */
    private UUID mention(String session, String name, String kind, UUID mergedInto) {
        var id = UUID.randomUUID();
        var key = name.toLowerCase(Locale.ROOT);
        database.maintenance().update("""
                        INSERT INTO memory_entities (user_id, id, name, named, kind, origin, merged_into, created_at, updated_at, revision)
                        VALUES (?, ?, ?, true, ?, 'learned', ?, now(), now(), 1)
                        """, user, id, name, kind, mergedInto);
        database.maintenance()
                .update("INSERT INTO memory_entity_names VALUES (?, ?, ?, ?, false)", user, id, key, name);
        database.maintenance().update("""
                        INSERT INTO memory_entity_mentions
                        SELECT user_id, ?, ?, id FROM chat_messages WHERE user_id = ? AND session_id = ?::uuid AND role = 'user'
                        """, id, key, user, session);
        return id;
    }
}

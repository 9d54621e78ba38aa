package io.orcha.tiers;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.LearnedFrom;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.WithoutWorkers;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The memory as a whole: how large it is, and what is known in short. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WithoutWorkers.class)
class TiersTest {

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    private final String user = newUser();

    @Test
    void countsTheTiersOfAUserAndOfAll() {
        fill();

        given().queryParam("user_identifier", user)
                .get("/memory/status")
                .then()
                .statusCode(200)
                .body("tiers.short_term.sessions.total", equalTo(1))
                .body("tiers.short_term.messages.total", equalTo(2))
                .body("tiers.short_term.messages.last_24h", equalTo(2))
                .body("tiers.medium_term.entities.total", equalTo(1))
                .body("tiers.medium_term.relations.last_7d", equalTo(2))
                .body("tiers.long_term.memories.total", equalTo(2))
                .body("tiers.conversation_summaries.total", equalTo(1))
                .body("model.provider", equalTo("offline"))
                .body("embedding.dimension", equalTo(384))
                .body("vector_store", notNullValue())
                .body("queue.job", not(empty()));
        given().queryParam("user_identifier", newUser())
                .get("/memory/status")
                .then()
                .statusCode(200)
                .body("tiers.short_term.messages.total", equalTo(0));
        given().get("/memory/status")
                .then()
                .statusCode(200)
                .body("tiers.medium_term.entities.total", greaterThanOrEqualTo(0));
        given().queryParam("user_identifier", "no user")
                .get("/memory/status")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("?user_identifier"));
    }

    @Test
    void tellsInShortWhatIsKnown() {
        fill();

        given().get("/memory/user/{user}/summary", user)
                .then()
                .statusCode(200)
                .body("summary.content", equalTo("Fred lives in Porto."))
                .body("summary.version", equalTo(1))
                .body("tiers.long_term.memories.total", equalTo(2))
                .body("key_entities.name", contains("Porto"))
                .body("key_entities[0].facts.text", contains("Lives in Porto."))
                .body("facts.home.text", contains("Lives in Porto."))
                .body("facts.identity.text", contains("Is of the age 34."))
                .body("facts", not(hasKey("work")))
                .body("insights.text", contains("Is allergic to peanuts.", "Likes tea."))
                .body("conversations.summary", contains("About Porto."))
                .body("settings.learning_paused", equalTo(true));
    }

    @Test
    void tellsNothingOfWhomNothingIsKnown() {
        given().get("/memory/user/{user}/summary", user)
                .then()
                .statusCode(200)
                .body("summary", nullValue())
                .body("key_entities", empty())
                .body("facts.size()", equalTo(0))
                .body("insights", empty())
                .body("conversations", empty());
    }

    @Test
    void erasingAUserLeavesNoRowOfAnyTier() {
        fill();
        given().delete("/memory/user/{user}", user).then().statusCode(200);

        var learned = LearnedFrom.in(dataSource);
        assertThat(Stream.of(
                                "memory_entities",
                                "memory_entity_names",
                                "memory_entity_mentions",
                                "memory_relations",
                                "conversation_summaries",
                                "long_term_memories",
                                "chat_messages",
                                "chat_sessions",
                                "user_memories")
                        .flatMap(table ->
                                learned
                                        .select("SELECT '%1$s' FROM %1$s WHERE user_id = ?".formatted(table), user)
                                        .stream()))
                .isEmpty();
        given().get("/memory/user/{user}/summary", user).then().statusCode(200).body("key_entities", empty());
    }

    /** Something in every tier. */
    private void fill() {
        saveMemory(user, "Fred lives in Porto.").then().statusCode(200);
        chat(user, "Hello there.").then().statusCode(200);
        for (var relation : List.of(
                map("predicate", "lives_in", "object", map("name", "Porto", "kind", "place")),
                map("predicate", "age", "value", "34"))) {
            json(relation).post("/api/v1/users/{user}/relations", user).then().statusCode(201);
        }
        for (var memory : List.of(
                map("text", "Is allergic to peanuts.", "kind", "health", "importance", 0.9),
                map("text", "Likes tea.", "kind", "preference", "importance", 0.4))) {
            json(memory).post("/api/v1/users/{user}/memories", user).then().statusCode(201);
        }
        json(map("learning_paused", true))
                .patch("/api/v1/users/{user}/settings", user)
                .then()
                .statusCode(200);
        LearnedFrom.in(dataSource).execute("""
                INSERT INTO conversation_summaries
                       (user_id, session_id, summary, through, message_count, model, created_at, updated_at)
                SELECT user_id, id, 'About Porto.', id, 2, 'offline', now(), now() FROM chat_sessions WHERE user_id = ?
                """, user);
        LearnedFrom.in(dataSource).execute("""
                INSERT INTO memory_entity_mentions (user_id, entity_id, name_key, message_id)
                SELECT n.user_id, n.entity_id, n.name_key, m.id
                  FROM memory_entity_names n JOIN chat_messages m ON m.user_id = n.user_id AND m.role = 'user'
                 WHERE n.user_id = ?
                """, user);
    }
}

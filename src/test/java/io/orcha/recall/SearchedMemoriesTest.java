package io.orcha.recall;

import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.LearnedFrom;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Long-term memories are searched among all that a filter wants, hidden ones included when they are asked for. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SearchedMemoriesTest {

    private static final String ALL = "/api/v1/users/{user}/memories";

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();

    @Test
    void findsWhatIsSuppressedWhenItIsAskedFor() {
        write("Likes tea.", "fact");
        write("Likes coffee.", "fact");
        var bet = write("Lost a bet about green tea.", "event");
        given().put(ALL + "/{id}/suppression", user, bet).then().statusCode(200);

        assertThat(texts(map("q", "green tea", "suppressed", "true"))).containsExactly("Lost a bet about green tea.");
        assertThat(texts(map("q", "coffee", "suppressed", "true"))).isEmpty();
        assertThat(texts(map("q", "tea"))).contains("Likes tea.").doesNotContain("Lost a bet about green tea.");
    }

    @Test
    void findsWhatIsArchivedTheBestFirst() {
        write("Drank tea.", "event");
        write("Drank green tea.", "event");
        write("Ate soup.", "event");
        sql("UPDATE long_term_memories SET archived_at = now() WHERE user_id = ?");
        write("Drank green tea once more.", "event");

        assertThat(texts(map("q", "Who drank green tea?", "archived", "true")))
                .containsExactly("Drank green tea.", "Drank tea.");
    }

    @Test
    void findsWhatAFilterWantsBehindAllThatFitsBetter() {
        write("Likes tea.", "fact");
        RecallJobs.in(owner).awaitDone(user);
        sql("""
                INSERT INTO long_term_memories
                       (user_id, id, text, text_hash, kind, importance, confidence, message_ids, origin, created_at, updated_at,
                        terms, embedding, embedding_model, revision)
                SELECT user_id, gen_random_uuid(), text, text_hash, kind, importance, confidence, message_ids, origin, created_at,
                       updated_at, terms, embedding, embedding_model, revision
                  FROM long_term_memories, generate_series(1, 450)
                 WHERE user_id = ?
                """);
        sql("UPDATE recall_indexes SET removals = removals + 1 WHERE user_id = ?");
        write("Saw how others drank a cup of tea in a long and boring film about ships.", "event");
        RecallJobs.in(owner).awaitDone(user);

        assertThat(texts(map("q", "tea", "kind", "event"))).hasSize(1);
        // Without the filter they take its place, and are one hit.
        assertThat(texts(map("q", "tea"))).containsExactly("Likes tea.");
    }

    private String write(String text, String kind) {
        return json(map("text", text, "kind", kind))
                .post(ALL, user)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void sql(String statement) {
        LearnedFrom.in(owner).execute(statement, user);
    }

    private List<String> texts(Map<String, Object> parameters) {
        return given().queryParams(parameters)
                .get(ALL, user)
                .then()
                .statusCode(200)
                .extract()
                .path("memories.text");
    }
}

package io.orcha.recall;

import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.EmbeddingStub;
import io.orcha.testing.EmbeddingStubResource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was said is found in the forms of words that the language has which the user sets, whenever they set it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(EmbeddingStubResource.class)
class LanguageChangeTest {

    private static final String CATS = "Die Katzen schlafen auf dem Ofen.";
    private static final String HOUSE = "Das Haus am See ist verkauft.";
    private static final String BOOTS = "The hiking boots are in the attic.";

    EmbeddingStub embeddings;

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();
    private RecallJobs jobs;

    @BeforeEach
    void findJobs() {
        jobs = RecallJobs.in(owner);
    }

    @Test
    void readsTheWordsOfWhatWasSaidAgain() {
        imported(CATS, HOUSE);
        jobs.awaitDone(user);
        assertThat(wordsOf("message", "eine Katze", CATS)).isZero();

        set("language", "de");
        jobs.awaitDone(user);

        assertThat(wordsOf("message", "eine Katze", CATS)).isPositive();
    }

    @Test
    void readsTheWordsOfMemoriesAgain() {
        written(CATS);
        written(HOUSE);
        jobs.awaitDone(user);
        assertThat(wordsOf("memory", "eine Katze", CATS)).isZero();

        set("language", "de");
        jobs.awaitDone(user);

        assertThat(wordsOf("memory", "eine Katze", CATS)).isPositive();
    }

    @Test
    void readsThemAgainWhenTheSettingIsTakenBack() {
        set("language", "de");
        imported(BOOTS, HOUSE);
        jobs.awaitDone(user);
        assertThat(wordsOf("message", "hike", BOOTS)).isZero();

        set("language", "");
        jobs.awaitDone(user);

        assertThat(wordsOf("message", "hike", BOOTS)).isPositive();
    }

    @Test
    void computesNoVectorsForIt() {
        var text = "Cats, says %s.".formatted(user);
        imported(text, HOUSE);
        written(text);
        jobs.awaitDone(user);
        long before = calls();

        set("language", "de");
        jobs.awaitDone(user);

        assertThat(before).isPositive();
        assertThat(calls()).isEqualTo(before);
        assertThat(jobs.count(
                        "SELECT count(*) FROM message_passages WHERE user_id = ? AND embedding IS NOT NULL", user))
                .isEqualTo(2);
    }

    /** How often vectors of what this user said were asked for. */
    private long calls() {
        return embeddings.calls().stream()
                .filter(call -> call.texts().stream().anyMatch(text -> text.contains(user)))
                .count();
    }

    @Test
    void findsByMeaningUntilThen() {
        imported(CATS, "Ja."); // In the stub's vectors of other length, thus of other meaning.
        jobs.awaitDone(user);

        given().post("/api/v1/operations/jobs/recall-index/pause").then().statusCode(200);
        try {
            set("language", "de");

            assertThat(jobs.tasks(user)).isEqualTo(2);
            assertThat(found("message", "Katze").<Float>getList("items.components.meaning"))
                    .hasSize(2)
                    .doesNotContainNull();
        } finally {
            given().post("/api/v1/operations/jobs/recall-index/resume").then().statusCode(200);
        }
        jobs.awaitDone(user);
    }

    @Test
    void leavesEverythingWhenTheWordsAreReadAlike() {
        set("language", "pt");
        imported(CATS);
        jobs.awaitDone(user);

        given().post("/api/v1/operations/jobs/recall-index/pause").then().statusCode(200);
        try {
            set("language", "pt-BR");
            set("time_zone", "America/Recife");

            assertThat(jobs.tasks(user)).isZero();
        } finally {
            given().post("/api/v1/operations/jobs/recall-index/resume").then().statusCode(200);
        }
    }

    private void set(String name, String value) {
        json(map(name, value))
                .patch("/api/v1/users/{user}/settings", user)
                .then()
                .statusCode(200)
                .body(name, equalTo(value.isEmpty() ? null : value));
    }

    /** Each in a session of its own: neighbours share their words. */
    private void imported(String... texts) {
        for (var text : texts) {
            json(List.of(map("role", "user", "content", text)))
                    .queryParam("user_id", user)
                    .post("/api/v1/sessions/import")
                    .then()
                    .statusCode(200);
        }
    }

    private void written(String text) {
        json(map("text", text))
                .post("/api/v1/users/{user}/memories", user)
                .then()
                .statusCode(201);
    }

    /** How much more words contribute to the score of a text than to that of the other one. */
    private double wordsOf(String kind, String query, String text) {
        double difference = 0;
        for (var item : found(kind, query).<Map<String, Object>>getList("items")) {
            var components = (Map<?, ?>) item.get("components");
            double words = components.get("words") instanceof Number number ? number.doubleValue() : 0;
            difference += item.get("text").equals(text) ? words : -words;
        }
        return difference;
    }

    private JsonPath found(String kind, String query) {
        return given().queryParams(Map.of("query", query, "kind", kind, "explain", "true"))
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}

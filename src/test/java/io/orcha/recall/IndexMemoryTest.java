package io.orcha.recall;

import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.orcha.recall.index.UserIndexes;
import io.orcha.testing.Metrics;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.orcha.user.UserId;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What indexes in memory may take is bounded, and nobody's answers depend on whose index is in memory. */
@QuarkusTest
@TestProfile(IndexMemoryTest.LittleMemory.class)
@QuarkusTestResource(PostgresResource.class)
class IndexMemoryTest {

    private static final int MOST_BYTES = 96 * 1_024;
    private static final int MOST_VECTORS = 100;
    private static final int USERS = 24;
    private static final int MESSAGES = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public static class LittleMemory implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orcha.recall.cache.max-bytes",
                    String.valueOf(MOST_BYTES),
                    "orcha.recall.cache.max-vectors-per-user",
                    String.valueOf(MOST_VECTORS));
        }
    }

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    @Inject
    UserIndexes indexes;

    @Test
    void staysWithinItsBoundHoweverManyUsersAsk() {
        var users = IntStream.range(0, USERS).mapToObj(_ -> newUser()).toList();
        users.forEach(user -> imported(
                user,
                IntStream.range(0, MESSAGES)
                        .mapToObj(box -> "In box %d I keep the things of %s.".formatted(box, user))));
        users.forEach(user -> RecallJobs.in(owner).awaitDone(user));
        double loads = loads();

        for (int round = 0; round < 3; round++) {
            for (var user : users) {
                given().queryParams(map("query", "What is in box 5?", "kind", "message"))
                        .get("/memory/context/{user}", user)
                        .then()
                        .statusCode(200)
                        .body("items[0].text", equalTo("In box 5 I keep the things of %s.".formatted(user)))
                        .body("items.text", everyItem(org.hamcrest.Matchers.endsWith(user + ".")));
                awaitBound();
            }
        }

        assertThat(cached()).isBetween(1.0, USERS - 1.0);
        // Whoever was not asked about for so long had gone.
        assertThat(loads() - loads).isGreaterThanOrEqualTo(2.0 * USERS);
    }

    @Test
    void servesAUserWhoseIndexIsLargerThanItsBound() {
        var user = newUser();
        imported(user, IntStream.range(0, 250).mapToObj(number -> "Invoice %d is paid.".formatted(number)));
        imported(user, Stream.of("Our little daughter was born in spring."));
        RecallJobs.in(owner).awaitDone(user);

        for (int time = 0; time < 2; time++) {
            // Its vectors are left to the database, and compared all the same.
            contextOf(user, "When did I become a father?")
                    .body("items[0].text", equalTo("Our little daughter was born in spring."))
                    .body("items[0].components.meaning", notNullValue());
            awaitBound();
        }
        assertThat(indexes.current(new UserId(user)).orElseThrow().holdsVectors())
                .isFalse();
    }

    @Test
    void holdsTheVectorsOfAUserWithFewOfThem() {
        var user = newUser();
        imported(user, Stream.of("Our little daughter was born in spring.", "The printer is out of paper."));
        RecallJobs.in(owner).awaitDone(user);

        contextOf(user, "When did I become a father?")
                .body("items[0].text", equalTo("Our little daughter was born in spring."));
        assertThat(indexes.current(new UserId(user)).orElseThrow().holdsVectors())
                .isTrue();
    }

    /** Indexes go after the answer that made too many of them. */
    private static void awaitBound() {
        await("the bound").atMost(PATIENCE).until(() -> Metrics.sum("orcha_recall_index_bytes") <= MOST_BYTES);
    }

    private static double cached() {
        return Metrics.sum("orcha_recall_index_users");
    }

    private static double loads() {
        return Metrics.sum("orcha_recall_index_loads_seconds_count");
    }

    private static io.restassured.response.ValidatableResponse contextOf(String user, String query) {
        return given().queryParams(map("query", query, "kind", "message", "explain", true))
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200);
    }

    private static void imported(String user, Stream<String> texts) {
        List<Map<String, Object>> messages =
                texts.map(text -> map("role", "user", "content", text)).toList();
        json(messages)
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200);
    }
}

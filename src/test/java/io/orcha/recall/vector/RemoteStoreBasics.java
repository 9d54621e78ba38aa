package io.orcha.recall.vector;

import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.orcha.model.embedding.Embedder;
import io.orcha.platform.Database;
import io.orcha.user.UserId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every external vector store that works, be it the real one. */
abstract class RemoteStoreBasics {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Database database;

    @Inject
    VectorStores stores;

    @Inject
    Embedder embedder;

    final Random random = new Random(7);
    Rows rows;

    /** How many points of a user the store has. */
    abstract int points(UserId user);

    /** Has the store lose the points of all users. */
    abstract void loseEverything();

    @BeforeEach
    final void findTables() {
        rows = new Rows(database, stores, embedder.model());
    }

    @Test
    void isFilledAndSearched() {
        var user = user();
        var near = vector();
        var far = vector();
        var message = UUID.randomUUID();
        var memory = UUID.randomUUID();
        rows.message(user, message, List.of(far, near));
        rows.memory(user, memory, far);
        awaitPoints(user, 3);

        var found = nearest(user, near, 10);

        assertThat(found).extracting(VectorStore.Match::unit).containsExactly(message, memory);
        assertThat(found.getFirst().cosine()).isBetween(0.999, 1.0001);
    }

    @Test
    void followsWhatIsDeleted() {
        var user = user();
        var stays = UUID.randomUUID();
        var goes = UUID.randomUUID();
        rows.memory(user, stays, vector());
        rows.memory(user, goes, vector());
        rows.message(user, UUID.randomUUID(), List.of(vector(), vector()));
        awaitPoints(user, 4);

        given().delete("/api/v1/users/{user}/memories/{id}", user.value(), goes)
                .then()
                .statusCode(200);
        awaitPoints(user, 3);
        given().queryParam("user_id", user.value())
                .delete("/api/v1/sessions/{id}", Rows.session(user))
                .then()
                .statusCode(200);

        awaitPoints(user, 1);
        assertThat(nearest(user, vector(), 10))
                .extracting(VectorStore.Match::unit)
                .containsExactly(stays);
    }

    @Test
    void forgetsErasedUsers() {
        var user = user();
        var other = storeOne();
        rows.memory(user, UUID.randomUUID(), vector());
        rows.message(user, UUID.randomUUID(), List.of(vector()));
        awaitPoints(user, 2);

        given().delete("/api/v1/users/{id}", user.value())
                .then()
                .statusCode(200)
                .body("receipt.rows.vector_units", equalTo(2));

        awaitPoints(user, 0);
        assertThat(points(other)).isEqualTo(1);
    }

    @Test
    void isRebuiltByOneCommand() {
        var users = List.of(user(), user(), user());
        users.forEach(user -> rows.memory(user, UUID.randomUUID(), vector()));
        users.forEach(user -> awaitPoints(user, 1));
        loseEverything();

        given().post("/api/v1/operations/vector-store/rebuild").then().statusCode(200);

        users.forEach(user -> awaitPoints(user, 1));
    }

    @Test
    void keepsAThousandUsersApart() {
        var subjects = List.of(vector(), vector(), vector());
        var users = new ArrayList<UserId>();
        for (int at = 0; at < 1_000; at++) {
            var user = user();
            users.add(user);
            // All of them say much the same.
            rows.message(user, id(user, 0), List.of(subjects.get(at % 3), subjects.get((at + 1) % 3)));
            rows.memory(user, id(user, 1), subjects.get((at + 2) % 3));
        }
        await("points").atMost(PATIENCE).until(() -> users.stream().allMatch(user -> points(user) == 3));

        for (int question = 0; question < 300; question++) {
            var user = users.get(random.nextInt(users.size()));
            assertThat(nearest(user, question % 2 == 0 ? vector() : subjects.get(question % 3), 10))
                    .extracting(VectorStore.Match::unit)
                    .containsExactlyInAnyOrder(id(user, 0), id(user, 1));
        }
        // Other tests have all vectors stored anew.
        database.maintenance().update("DELETE FROM users WHERE user_id = ANY (?)", (Object)
                users.stream().map(UserId::value).toArray(String[]::new));
    }

    /** Has a vector stored of a user. */
    final UserId storeOne() {
        var user = user();
        rows.memory(user, UUID.randomUUID(), vector());
        awaitPoints(user, 1);
        return user;
    }

    final List<VectorStore.Match> nearest(UserId user, float[] query, int limit) {
        return stores.current().nearest(user, query, limit);
    }

    final void awaitPoints(UserId user, int points) {
        await("points").atMost(PATIENCE).until(() -> points(user) == points);
    }

    private static UUID id(UserId user, int number) {
        return new UUID(user.hashCode(), number);
    }

    final float[] vector() {
        return Rows.vector(random, embedder.dimension());
    }

    static UserId user() {
        return new UserId(newUser());
    }
}

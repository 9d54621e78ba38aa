package io.orcha.recall.vector;

import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.orcha.model.embedding.Embedder;
import io.orcha.platform.Database;
import io.orcha.recall.vector.StubStore.Stored;
import io.orcha.testing.Metrics;
import io.orcha.user.UserId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every external vector store, seen at the wire. */
abstract class RemoteStoreContract {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_MILLIS = 3_000;

    StubStore store;

    @Inject
    Database database;

    @Inject
    VectorStores stores;

    @Inject
    Embedder embedder;

    private final Random random = new Random(7);
    private Rows rows;

    @BeforeEach
    void waitUntilItIsWell() {
        store.comeBack();
        rows = new Rows(database, stores, embedder.model());
        await("the circuit")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> nearest(user(), vector(), 1).isEmpty());
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
        assertThat(store.refused()).isZero();
    }

    @Test
    void followsWhatIsDeleted() {
        var user = user();
        var stays = UUID.randomUUID();
        var goes = UUID.randomUUID();
        rows.memory(user, stays, vector());
        rows.message(user, goes, List.of(vector(), vector()));
        awaitPoints(user, 3);

        rows.delete(user, goes);

        awaitPoints(user, 1);
        assertThat(nearest(user, vector(), 10))
                .extracting(VectorStore.Match::unit)
                .containsExactly(stays);
    }

    @Test
    void losesNothingWhileItIsDown() {
        var user = user();
        store.goDown();
        rows.memory(user, UUID.randomUUID(), vector());
        await("a failed attempt").atMost(PATIENCE).until(() -> failures(user) > 0);

        store.comeBack();

        awaitPoints(user, 1);
    }

    @Test
    void failsFastWhileItIsDownOrSlow() {
        var user = user();
        store.beSlow(MOST_MILLIS + 1_000);
        long asked = System.nanoTime();
        assertThatExceptionOfType(VectorStoreException.class).isThrownBy(() -> nearest(user, vector(), 5));
        assertThat(Duration.ofNanos(System.nanoTime() - asked).toMillis()).isLessThan(MOST_MILLIS);

        store.comeBack();
        store.goDown();
        for (int attempt = 0; attempt < 20; attempt++) {
            assertThatExceptionOfType(VectorStoreException.class).isThrownBy(() -> nearest(user, vector(), 5));
        }
        int searches = store.searches();
        assertThatExceptionOfType(VectorStoreException.class)
                .isThrownBy(() -> nearest(user, vector(), 5))
                .withMessageContaining("left alone");
        assertThat(store.searches()).isEqualTo(searches);
        given().get("/api/v1/operations/status").then().body("degraded.part", hasItem("vector store"));

        store.comeBack();
        await("the circuit")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> nearest(user, vector(), 1).isEmpty());
        assertThat(stores.problem()).isEmpty();
    }

    @Test
    void dropsWhatIsNotTheUsers() {
        var user = user();
        var own = UUID.randomUUID();
        rows.memory(user, own, vector());
        awaitPoints(user, 1);
        double before = Metrics.sum("orcha_recall_vector_store_foreign_total");

        var numbers = new ArrayList<Float>();
        for (float number : vector()) {
            numbers.add(number);
        }
        store.mixIn(new Stored("somebody-else", 0, UUID.randomUUID(), 0, numbers));

        assertThat(nearest(user, vector(), 5))
                .extracting(VectorStore.Match::unit)
                .containsExactly(own);
        assertThat(Metrics.sum("orcha_recall_vector_store_foreign_total")).isEqualTo(before + 1);
    }

    @Test
    void forgetsErasedUsersAlsoWhenItWasDownAndTheyAreBack() {
        var user = user();
        rows.memory(user, UUID.randomUUID(), vector());
        rows.message(user, UUID.randomUUID(), List.of(vector()));
        awaitPoints(user, 2);
        store.goDown();

        given().delete("/api/v1/users/{id}", user.value())
                .then()
                .statusCode(200)
                .body("receipt.rows.vector_erasures", equalTo(1))
                .body("receipt.rows.vector_units", equalTo(2));
        given().get("/api/v1/operations/status")
                .then()
                .body("degraded.reason", hasItem("It still has vectors of 1 erased users."));
        var later = UUID.randomUUID();
        rows.memory(user, later, vector());
        store.comeBack();

        await("the new life")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(store.of(user.value()))
                        .extracting(Stored::unit)
                        .containsExactly(later));
        assertThat(store.of(user.value())).extracting(Stored::life).containsExactly(1L);
        await("the job")
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        given().get("/api/v1/operations/vector-store").then().body("erasures_waiting", equalTo(0)));
        assertThat(nearest(user, vector(), 5))
                .extracting(VectorStore.Match::unit)
                .containsExactly(later);
    }

    @Test
    void isRebuiltByOneCommand() {
        var users = List.of(user(), user(), user());
        users.forEach(user -> rows.memory(user, UUID.randomUUID(), vector()));
        users.forEach(user -> awaitPoints(user, 1));
        store.clear();

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
        users.forEach(user -> awaitPoints(user, 3));

        for (int question = 0; question < 300; question++) {
            var user = users.get(random.nextInt(users.size()));
            assertThat(nearest(user, question % 2 == 0 ? vector() : subjects.get(question % 3), 10))
                    .extracting(VectorStore.Match::unit)
                    .containsExactlyInAnyOrder(id(user, 0), id(user, 1));
        }
    }

    /** Has a vector stored of a user. */
    final void storeOne() {
        var user = user();
        rows.memory(user, UUID.randomUUID(), vector());
        awaitPoints(user, 1);
    }

    private List<VectorStore.Match> nearest(UserId user, float[] query, int limit) {
        return stores.current().nearest(user, query, limit);
    }

    private void awaitPoints(UserId user, int points) {
        await("points").atMost(PATIENCE).until(() -> store.of(user.value()).size() == points);
    }

    private long failures(UserId user) {
        return database.queryOne(
                        row -> row.getLong(1),
                        "SELECT consecutive_failures FROM scheduled_tasks WHERE task_name = ? AND task_instance = ?",
                        VectorStores.STORE_JOB,
                        user.value())
                .orElse(0L);
    }

    private static UUID id(UserId user, int number) {
        return new UUID(user.hashCode(), number);
    }

    private float[] vector() {
        return Rows.vector(random, embedder.dimension());
    }

    private static UserId user() {
        return new UserId(newUser());
    }
}

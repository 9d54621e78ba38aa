package io.orcha.recall.vector;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.orcha.recall.vector.StubStore.Stored;
import io.orcha.testing.Metrics;
import io.orcha.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every external vector store, seen at the wire, however it fails. */
abstract class RemoteStoreContract extends RemoteStoreBasics {

    private static final int MOST_MILLIS = 3_000;

    StubStore store;

    @Override
    int points(UserId user) {
        return store.of(user.value()).size();
    }

    @Override
    void loseEverything() {
        store.clear();
    }

    @BeforeEach
    void waitUntilItIsWell() {
        store.comeBack();
        storeOne();
        await("the circuit")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> nearest(user(), vector(), 1).isEmpty());
    }

    @AfterEach
    void acceptsEveryCall() {
        assertThat(store.refused()).isZero();
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

    private long failures(UserId user) {
        return database.queryOne(
                        row -> row.getLong(1),
                        "SELECT consecutive_failures FROM scheduled_tasks WHERE task_name = ? AND task_instance = ?",
                        VectorStores.STORE_JOB,
                        user.value())
                .orElse(0L);
    }
}

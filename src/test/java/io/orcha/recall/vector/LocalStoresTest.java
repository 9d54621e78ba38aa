package io.orcha.recall.vector;

import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.model.embedding.Embedder;
import io.orcha.platform.Database;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.WithoutWorkers;
import io.orcha.user.UserId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The stores that need no other server, without pgvector; and what has no vector of the configured model. */
@QuarkusTest
@TestProfile(WithoutWorkers.class)
@QuarkusTestResource(PostgresResource.class)
class LocalStoresTest {

    @Inject
    Database database;

    @Inject
    VectorStores stores;

    @Inject
    PostgresVectors postgres;

    @Inject
    InProcessVectors inProcess;

    @Inject
    ReEmbedding reEmbedding;

    @Inject
    Embedder embedder;

    private final Random random = new Random(11);

    @Test
    void keepAThousandUsersApart() {
        var rows = new Rows(database, stores, embedder.model());
        var subjects = List.of(vector(), vector(), vector());
        var users = new ArrayList<UserId>();
        for (int at = 0; at < 1_000; at++) {
            var user = new UserId(newUser());
            users.add(user);
            rows.message(user, id(user, 0), List.of(subjects.get(at % 3), subjects.get((at + 1) % 3)));
            rows.memory(user, id(user, 1), subjects.get((at + 2) % 3));
        }

        for (int question = 0; question < 300; question++) {
            var user = users.get(random.nextInt(users.size()));
            var query = question % 2 == 0 ? vector() : subjects.get(question % 3);
            assertThat(postgres.nearest(user, query, 10))
                    .isEqualTo(inProcess.nearest(user, query, 10))
                    .extracting(VectorStore.Match::unit)
                    .containsExactlyInAnyOrder(id(user, 0), id(user, 1));
        }
    }

    @Test
    void followWhatChanges() {
        var rows = new Rows(database, stores, embedder.model());
        var user = new UserId(newUser());
        for (var store : List.of(postgres, inProcess)) {
            assertThat(store.nearest(user, vector(), 10)).isEmpty();
        }
        rows.memory(user, id(user, 0), vector());
        rows.memory(user, id(user, 1), vector());
        for (var store : List.of(postgres, inProcess)) {
            assertThat(store.nearest(user, vector(), 10)).hasSize(2);
        }
        rows.delete(user, id(user, 0));
        for (var store : List.of(postgres, inProcess)) {
            assertThat(store.nearest(user, vector(), 10))
                    .extracting(VectorStore.Match::unit)
                    .containsExactly(id(user, 1));
        }
    }

    @Test
    void beginAnewAfterAnErasure() {
        var rows = new Rows(database, stores, embedder.model());
        var user = new UserId(newUser());
        rows.memory(user, id(user, 0), vector());
        rows.memory(user, id(user, 1), vector());
        assertThat(inProcess.nearest(user, vector(), 10)).hasSize(2);

        given().delete("/api/v1/users/{id}", user.value()).then().statusCode(200);
        rows.memory(user, id(user, 2), vector());
        rows.memory(user, id(user, 3), vector());

        for (var store : List.of(postgres, inProcess)) {
            assertThat(store.nearest(user, vector(), 10))
                    .extracting(VectorStore.Match::unit)
                    .containsExactlyInAnyOrder(id(user, 2), id(user, 3));
        }
    }

    @Test
    void keepNothingInMemoryOfWhoeverWasErased() {
        var rows = new Rows(database, stores, embedder.model());
        var stays = new UserId(newUser());
        var goes = new UserId(newUser());
        for (var user : List.of(stays, goes)) {
            rows.memory(user, id(user, 0), vector());
            assertThat(inProcess.nearest(user, vector(), 10)).hasSize(1);
        }

        given().delete("/api/v1/users/{id}", goes.value()).then().statusCode(200);
        stores.sweep();

        assertThat(inProcess.users()).contains(stays.value()).doesNotContain(goes.value());
    }

    @Test
    void haveEverythingIndexedAgainAfterAnotherModelWasConfigured() {
        var user = new UserId(newUser());
        new Rows(database, stores, embedder.model()).memory(user, id(user, 0), vector());
        var older = new Rows(database, stores, "older-model");
        older.memory(user, id(user, 1), vector());
        older.message(user, id(user, 2), List.of(vector(), vector()));

        reEmbedding.run("*");

        assertThat(database.forUser(user.value())
                        .query(
                                row -> row.getObject(1, UUID.class),
                                "SELECT source_id FROM recall_tasks WHERE user_id = ? AND task = 'index'",
                                user.value()))
                .containsExactlyInAnyOrder(id(user, 1), id(user, 2));
        assertThat(database.queryOne(
                        row -> row.getBoolean(1),
                        "SELECT true FROM scheduled_tasks WHERE task_name = 'recall-index' AND task_instance = ?",
                        user.value()))
                .isPresent();
    }

    private float[] vector() {
        return Rows.vector(random, embedder.dimension());
    }

    private static UUID id(UserId user, int number) {
        return new UUID(user.hashCode(), number);
    }
}

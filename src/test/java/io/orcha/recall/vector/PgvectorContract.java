package io.orcha.recall.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.model.embedding.Embedder;
import io.orcha.model.embedding.Quantised;
import io.orcha.platform.Database;
import io.orcha.user.UserId;
import io.quarkus.flyway.FlywayDataSource;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database with pgvector compares the vectors, and finds what the service finds that compares the bytes. */
abstract class PgvectorContract {

    @Inject
    Database database;

    @Inject
    PostgresVectors vectors;

    @Inject
    VectorStores stores;

    @Inject
    Embedder embedder;

    @Inject
    @FlywayDataSource(Database.OWNER)
    Flyway flyway;

    @Test
    void usesTheExtension() {
        assertThat(vectors.usesExtension()).isTrue();
        assertThat(stores.current()).isInstanceOf(VectorStore.class);
        assertThat(database.queryOne(
                        row -> row.getString(1), "SELECT extversion FROM pg_extension WHERE extname = 'vector'"))
                .isPresent();
    }

    @Test
    void ranksAsWithoutTheExtension() {
        var random = new Random(1);
        var rows = new Rows(database, stores, embedder.model());
        var users = List.of(user("one"), user("two"), user("three"));
        var twin = Rows.vector(random, embedder.dimension());
        for (int at = 0; at < 1_000; at++) {
            var user = users.get(at % users.size());
            // Of every ten there are two that are equally near to any question.
            var vector = at % 10 < 2 ? twin : Rows.vector(random, embedder.dimension());
            if (at % 7 == 0) {
                rows.memory(user, new UUID(random.nextLong(), random.nextLong()), vector);
            } else {
                rows.message(
                        user,
                        new UUID(random.nextLong(), random.nextLong()),
                        at % 5 == 0 ? List.of(vector, Rows.vector(random, embedder.dimension())) : List.of(vector));
            }
        }

        for (int question = 0; question < 20; question++) {
            var query = question == 0 ? twin : Rows.vector(random, embedder.dimension());
            for (var user : users) {
                assertThat(vectors.nearest(user, query, 500))
                        .hasSizeBetween(300, 340)
                        .isEqualTo(vectors.compared(user, Quantised.of(query), 500));
            }
        }
    }

    @Test
    void findsOnlyTheUsersOwn() {
        var random = new Random(2);
        var rows = new Rows(database, stores, embedder.model());
        var vector = Rows.vector(random, embedder.dimension());
        var own = UUID.randomUUID();
        rows.memory(user("ada"), own, vector);
        rows.memory(user("grace"), UUID.randomUUID(), vector);

        var found = vectors.nearest(user("ada"), vector, 10);

        assertThat(found).extracting(VectorStore.Match::unit).containsExactly(own);
        assertThat(found.getFirst().cosine()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatAnotherModelMade() {
        var random = new Random(3);
        var other = new Rows(database, stores, "another-model");
        other.memory(user("bob"), UUID.randomUUID(), Rows.vector(random, 7));

        assertThat(vectors.nearest(user("bob"), Rows.vector(random, embedder.dimension()), 10))
                .isEmpty();
    }

    @Test
    void keepsTheColumnsAtEveryFurtherStart() {
        flyway.migrate();
        vectors.lookForExtension(null);

        assertThat(vectors.usesExtension()).isTrue();
    }

    private static UserId user(String name) {
        return new UserId("pgvector-" + name);
    }
}

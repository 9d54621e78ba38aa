package io.orcha.idempotency;

import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.orcha.platform.Database;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key belongs to the user that the request acts for, whatever else it names. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KeyOwnerTest {

    private static final String KEY = "7b1c-13";

    @Inject
    Database database;

    private final String user = newUser();

    @Test
    void keepsNoReplyUnderAnotherUserThanTheBodyNames() {
        var other = newUser();

        json(map("user_id", user, "message", "Hello"))
                .header("Idempotency-Key", KEY)
                .queryParam("user_id", other)
                .post("/api/v1/orcha/chat")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("?user_id")));

        assertThat(rows(other)).isZero();
        assertThat(rows(user)).isZero();
        json(map("user_id", user, "content", "likes tea"))
                .header("Idempotency-Key", KEY)
                .queryParam("user_id", user)
                .post("/api/v1/memory")
                .then()
                .statusCode(200);
        assertThat(rows(user)).isOne();
    }

    @Test
    void findsTheUserWhereTheEndpointLooksAndNowhereElse() {
        var other = newUser();

        json(map("user_identifier", user, "user_id", other, "query", "Ana"))
                .header("Idempotency-Key", KEY)
                .post("/memory/search/entities")
                .then()
                .statusCode(200);
        json(map("user_id", user, "user_identifier", other, "content", "likes tea"))
                .header("Idempotency-Key", KEY + "b")
                .post("/api/v1/memory")
                .then()
                .statusCode(200);

        assertThat(rows(other)).isZero();
        assertThat(rows(user)).isEqualTo(2);
    }

    private int rows(String owner) {
        return database.maintenance()
                .query(row -> row.getInt(1), "SELECT 1 FROM idempotency_keys WHERE user_id = ?", owner)
                .size();
    }
}

package io.orcha.memory;

import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MemoryApiTest {

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    @Test
    void savesAndReadsBack() {
        var user = newUser();

        saveMemory(user, "Likes hiking.")
                .then()
                .statusCode(200)
                .body("status", equalTo("ok"))
                .body("message", equalTo("Memory saved successfully"));

        getMemory(user)
                .then()
                .statusCode(200)
                .body("status", equalTo("ok"))
                .body("memory.content", equalTo("Likes hiking."));
    }

    @Test
    void answersNullForAUserWithoutOne() {
        getMemory(newUser())
                .then()
                .statusCode(200)
                .body("status", equalTo("ok"))
                .body("memory", nullValue());
        assertThat(getMemory(newUser()).asString()).isEqualTo("{\"status\":\"ok\",\"memory\":null}");
    }

    @Test
    void replacesTheMemoryAndMovesOnlyTheTimeOfUpdate() {
        var user = newUser();
        saveMemory(user, "first");
        var first = getMemory(user).jsonPath();

        saveMemory(user, "second");

        var second = getMemory(user).jsonPath();
        assertThat(second.getString("memory.content")).isEqualTo("second");
        assertThat(second.getString("memory.created_at")).isEqualTo(first.getString("memory.created_at"));
        assertThat(Instant.parse(second.getString("memory.updated_at")))
                .isAfter(Instant.parse(first.getString("memory.updated_at")));
    }

    @Test
    void tellsTimesInUtc() {
        var user = newUser();
        var before = Instant.now();
        saveMemory(user, "now");

        var updatedAt = getMemory(user).jsonPath().getString("memory.updated_at");

        assertThat(updatedAt).endsWith("Z");
        assertThat(Instant.parse(updatedAt)).isBetween(before.minusSeconds(1), Instant.now());
    }

    @Test
    void takesANumberAndItsDecimalStringForTheSameUser() {
        int id = 1_000_000 + (int) (System.nanoTime() % 1_000_000);
        saveMemory(id, "saved under a number");

        getMemory(String.valueOf(id)).then().body("memory.content", equalTo("saved under a number"));
        saveMemory(String.valueOf(id), "saved under a string");

        getMemory(id).then().body("memory.content", equalTo("saved under a string"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emoji 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🦊",
                "שלום עולם ‏rtl‏ مرحبا",
                "combining e\u0301 versus é, and Zalgo t̷e̷x̷t̷",
                "  leading, trailing and \t inner white space \n\r\n ",
                "quotes \" \\ / ' and {braces} {{template}} ${expression} #{el}",
                "<script>alert(1)</script> '; DROP TABLE users; --",
                "\u0001\u001f\u007f\u0085\u2028\ufeff\uffff"
            })
    void keepsEveryCharacter(String content) {
        var user = newUser();

        saveMemory(user, content).then().statusCode(200);

        assertThat(getMemory(user).jsonPath().getString("memory.content")).isEqualTo(content);
    }

    @Test
    void keepsAMemoryOfExactlyTheGreatestLength() {
        var user = newUser();
        var content = "ü".repeat(16384 / 2);

        saveMemory(user, content).then().statusCode(200);

        assertThat(getMemory(user).jsonPath().getString("memory.content")).isEqualTo(content);
        saveMemory(user, content + "x").then().statusCode(422).body("errors[0].pointer", equalTo("/content"));
    }

    @Test
    void deletesTheTextAndStartsAnew() {
        var user = newUser();
        saveMemory(user, "to be forgotten");
        var createdAt = getMemory(user).jsonPath().getString("memory.created_at");

        given().delete("/api/v1/memory/{id}", user).then().statusCode(200).body("message", equalTo("Memory deleted"));

        getMemory(user).then().body("memory", nullValue());
        given().delete("/api/v1/memory/{id}", user)
                .then()
                .statusCode(200)
                .body("message", equalTo("There was no memory"));
        saveMemory(user, "new").then().statusCode(200);
        assertThat(Instant.parse(getMemory(user).jsonPath().getString("memory.created_at")))
                .isAfter(Instant.parse(createdAt));
    }

    @Test
    void makesOneRowOutOf200ParallelSavesForANewUser() throws Exception {
        var user = newUser();
        var together = new CyclicBarrier(200);
        var saves = IntStream.range(0, 200)
                .mapToObj(i -> (Callable<Integer>) () -> {
                    together.await();
                    return saveMemory(user, "value " + i).statusCode();
                })
                .toList();

        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var status : clients.invokeAll(saves)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }

        assertThat(count("SELECT count(*) FROM user_memories WHERE user_id = ?", user))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM users WHERE user_id = ?", user)).isEqualTo(1);
        assertThat(count("SELECT version FROM user_memories WHERE user_id = ?", user))
                .isEqualTo(200);
        assertThat(getMemory(user).jsonPath().getString("memory.content")).startsWith("value ");
    }

    private long count(String sql, String user) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, user);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}

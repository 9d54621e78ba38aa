package io.orcha.memory.version;

import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VersionsTest {

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    @Inject
    Retention retention;

    @Test
    void keepsEveryChangeAsAVersion() {
        var user = newUser();
        saveMemory(user, "first");
        saveMemory(user, "second");

        given().get("/api/v1/memory/{id}/versions", user)
                .then()
                .statusCode(200)
                .body("versions.version", equalTo(List.of(2, 1)))
                .body("versions.author", equalTo(List.of("client", "client")))
                .body("versions[0].reason", equalTo("saved by a client"))
                .body("versions[0].created_at", notNullValue())
                .body("next_cursor", nullValue());
        version(user, 1).body("content", equalTo("first")).body("changes", empty());
    }

    @Test
    void pagesThroughManyVersions() {
        var user = newUser();
        IntStream.rangeClosed(1, 5).forEach(i -> saveMemory(user, "text " + i));

        var first = given().queryParam("limit", 3)
                .get("/api/v1/memory/{id}/versions", user)
                .jsonPath();
        var second = given().queryParam("limit", 3)
                .queryParam("cursor", first.getString("next_cursor"))
                .get("/api/v1/memory/{id}/versions", user)
                .jsonPath();

        assertThat(first.<Integer>getList("versions.version")).containsExactly(5, 4, 3);
        assertThat(second.<Integer>getList("versions.version")).containsExactly(2, 1);
        assertThat(second.getString("next_cursor")).isNull();
    }

    @Test
    void tellsWhatChangedBetweenTwoVersions() {
        var user = newUser();
        saveMemory(user, "- likes tea\n- lives in Oslo\n- has a dog");
        saveMemory(user, "- likes tea\n- lives in Porto\n- has a dog");

        given().queryParam("from", 1)
                .queryParam("to", 2)
                .get("/api/v1/memory/{id}/diff", user)
                .then()
                .statusCode(200)
                .body("unified", containsString("-- lives in Oslo\n+- lives in Porto"))
                .body("changes.size()", equalTo(1))
                .body("changes[0].kind", equalTo("change"))
                .body("changes[0].from_line", equalTo(2))
                .body("changes[0].removed", equalTo(List.of("- lives in Oslo")))
                .body("changes[0].added", equalTo(List.of("- lives in Porto")));
    }

    @Test
    void restoresAnEarlierVersionAsANewOne() {
        var user = newUser();
        IntStream.rangeClosed(1, 6).forEach(i -> saveMemory(user, "text " + i));

        given().contentType("application/json")
                .post("/api/v1/memory/{id}/versions/3/restore", user)
                .then()
                .statusCode(200)
                .body("version", equalTo(7))
                .body("restored_version", equalTo(3));

        getMemory(user).then().body("memory.content", equalTo("text 3")).body("memory.version", equalTo(7));
        IntStream.rangeClosed(4, 6).forEach(i -> version(user, i).body("content", equalTo("text " + i)));
        version(user, 7)
                .body("author", equalTo("restore"))
                .body("base_version", equalTo(3))
                .body("content", equalTo("text 3"));
        intact(user, true);
    }

    @Test
    void restoresWithARequestThatHasNoBody() throws Exception {
        var user = newUser();
        saveMemory(user, "one");
        saveMemory(user, "two");

        try (var socket = new java.net.Socket("localhost", io.restassured.RestAssured.port)) {
            socket.getOutputStream()
                    .write(("POST /api/v1/memory/" + user + "/versions/1/restore HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Connection: close\r\n\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200");
        }

        getMemory(user).then().body("memory.content", equalTo("one"));
    }

    @Test
    void erasesTheTextOfAllVersionsWithTheMemory() throws SQLException {
        var user = newUser();
        saveMemory(user, "a secret of mine");
        saveMemory(user, "another secret of mine");

        given().delete("/api/v1/memory/{id}", user).then().statusCode(200);

        version(user, 1).body("content", nullValue()).body("redacted_at", notNullValue());
        version(user, 3).body("empty", equalTo(true));
        assertThat(count("SELECT count(*) FROM user_memory_versions v WHERE user_id = '" + user
                        + "' AND v::text LIKE '%secret of mine%'"))
                .isZero();
        intact(user, true);
        given().contentType("application/json")
                .post("/api/v1/memory/{id}/versions/1/restore", user)
                .then()
                .statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE user_memory_versions SET content = 'forged' WHERE user_id = ? AND version = 2",
                "UPDATE user_memory_versions SET author = 'user_edit' WHERE user_id = ? AND version = 2",
                "UPDATE user_memory_versions SET created_at = created_at - interval '1 day' WHERE user_id = ? AND version = 2",
                "UPDATE user_memory_versions SET redacted_at = now(), content = NULL, salt = NULL WHERE user_id = ? AND version = 2",
                "DELETE FROM user_memory_versions WHERE user_id = ? AND version = 2",
                "DELETE FROM user_memory_versions WHERE user_id = ? AND version = 3",
                "DELETE FROM user_memory_versions WHERE user_id = ? AND version = 1",
                "UPDATE user_memory_versions SET redacted_at = now() WHERE user_id = ? AND version = 2",
                "UPDATE user_memories SET content = 'forged' WHERE user_id = ?",
                "UPDATE user_memories SET seal = '' WHERE user_id = ?",
                "UPDATE user_memories SET previous_hash = '' WHERE user_id = ?",
                "UPDATE user_memories SET updated_at = updated_at + interval '1 hour' WHERE user_id = ?",
            })
    void showsTampering(String tampering) throws SQLException {
        var user = newUser();
        saveMemory(user, "one");
        saveMemory(user, "two");
        saveMemory(user, "three");
        intact(user, true);

        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(tampering)) {
            statement.setString(1, user);
            assertThat(statement.executeUpdate()).isOne();
        }

        intact(user, false).body("problems", not(empty()));
    }

    @Test
    void showsThatErasedTextWasPutBack() throws SQLException {
        var user = newUser();
        saveMemory(user, "My PIN is 4711.");
        update("CREATE TABLE backup AS SELECT content, changes, salt FROM user_memory_versions WHERE user_id = '" + user
                + "'");
        json(map("text", "PIN")).post("/api/v1/memory/{id}/forget", user).then().statusCode(200);
        intact(user, true);

        update("UPDATE user_memory_versions v SET content = b.content, changes = b.changes, salt = b.salt,"
                + " redacted_salt = NULL, redacted_at = NULL FROM backup b WHERE version = 1 AND user_id = '" + user
                + "'");
        update("DROP TABLE backup");

        intact(user, false).body("problems.version", equalTo(List.of(1)));
    }

    @Test
    void letsGoOfTheOldestVersionsAndKeepsTheChain() throws SQLException {
        var user = newUser();
        IntStream.rangeClosed(1, 4).forEach(i -> saveMemory(user, "text " + i));
        update("UPDATE user_memory_versions SET created_at = created_at - interval '400 days' WHERE user_id = '" + user
                + "' AND version < 3");

        retention.prune();

        given().get("/api/v1/memory/{id}/versions", user).then().body("versions.version", equalTo(List.of(4, 3)));
        intact(user, true);
        update("DELETE FROM user_memory_versions WHERE user_id = '" + user + "' AND version = 3");
        intact(user, false).body("problems.version", equalTo(List.of(4)));
    }

    @Test
    void keepsTheCurrentVersionWhateverItsAge() throws SQLException {
        var user = newUser();
        saveMemory(user, "said long ago");
        update("UPDATE user_memory_versions SET created_at = created_at - interval '4000 days' WHERE user_id = '" + user
                + "'");

        retention.prune();

        version(user, 1).body("content", equalTo("said long ago"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "99999999999999999999", "1.5"})
    void refusesWhatIsNoVersion(String version) {
        var user = newUser();
        given().get("/api/v1/memory/{id}/versions/{v}", user, version).then().statusCode(422);
    }

    @Test
    void doesNotFindWhatIsNotThere() {
        var user = newUser();
        given().get("/api/v1/memory/{id}/versions/7", user).then().statusCode(404);
        given().get("/api/v1/memory/{id}/versions", user).then().statusCode(200).body("versions", empty());
        intact(user, true).body("versions", equalTo(0));
        given().queryParam("from", 1)
                .get("/api/v1/memory/{id}/diff", user)
                .then()
                .statusCode(422);
    }

    @Test
    void takesPartInPreconditions() {
        var user = newUser();
        saveMemory(user, "one");
        var stale = getMemory(user).header("ETag");
        saveMemory(user, "two");

        given().contentType("application/json")
                .header("If-Match", stale)
                .post("/api/v1/memory/{id}/versions/1/restore", user)
                .then()
                .statusCode(412)
                .body("current_version", equalTo(2));
        json(map("content", "three"))
                .header("If-Match", getMemory(user).header("ETag"))
                .put("/api/v1/memory/{id}", user)
                .then()
                .statusCode(200)
                .body("version", equalTo(3));
    }

    private static ValidatableResponse version(String user, int version) {
        return given().get("/api/v1/memory/{id}/versions/{v}", user, version)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse intact(String user, boolean intact) {
        return given().get("/api/v1/memory/{id}/versions/verify", user)
                .then()
                .statusCode(200)
                .body("intact", equalTo(intact));
    }

    private void update(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

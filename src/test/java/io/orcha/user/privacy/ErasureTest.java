package io.orcha.user.privacy;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.orcha.platform.Database;
import io.orcha.testing.EveryColumn;
import io.orcha.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ErasureTest {

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    @Inject
    Database database;

    @Inject
    Tombstones tombstones;

    @Test
    void deletesEverythingOfTheUserAndNothingOfOthers() throws SQLException {
        var user = newUser();
        var other = newUser();
        for (var name : List.of(user, other)) {
            saveMemory(name, "something");
            chat(name, "Hello", "memory", "read_only");
        }
        assertThat(tablesWith(user)).hasSizeGreaterThanOrEqualTo(4).isEqualTo(tablesWith(other));

        given().delete("/api/v1/users/{id}", user)
                .then()
                .statusCode(200)
                .body("message", equalTo("User deleted with everything of theirs"))
                .body("receipt.user_id", equalTo(user))
                .body("receipt.rows.users", equalTo(1))
                .body("receipt.rows.user_memories", equalTo(1))
                .body("receipt.rows.chat_messages", equalTo(2));

        assertThat(tablesWith(user)).containsExactlyInAnyOrder("users", "audit_events");
        assertThat(tablesWith(other)).hasSizeGreaterThanOrEqualTo(4);
        getMemory(other).then().body("memory.content", equalTo("something"));
        given().delete("/memory/user/{id}", user)
                .then()
                .statusCode(200)
                .body("message", equalTo("There was no such user"));
    }

    @Test
    void leavesAReceiptThatTheAuditTrailConfirms() throws Exception {
        var user = newUser();
        saveMemory(user, "something");

        var receipt = given().delete("/memory/user/{id}", user).then().statusCode(200);

        var digest = receipt.extract().<String>path("receipt.digest");
        var text = new StringBuilder("%s\n%s\n%s\n"
                .formatted(
                        receipt.extract().<String>path("receipt.receipt_id"),
                        user,
                        receipt.extract().<String>path("receipt.erased_at")));
        receipt.extract()
                .<Map<String, Integer>>path("receipt.rows")
                .forEach((table, rows) ->
                        text.append(table).append('=').append(rows).append('\n'));
        assertThat(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(text.toString().getBytes(UTF_8))))
                .isEqualTo(digest);
        given().get("/api/v1/users/{id}/audit", user)
                .then()
                .body("events[0].action", equalTo("user-erased"))
                .body("events[0].detail.digest", equalTo(digest));
    }

    @Test
    void letsTheSameIdStartAnew() {
        var user = newUser();
        saveMemory(user, "in the first life");
        given().delete("/api/v1/users/{id}", user);

        saveMemory(user, "in the second life").then().statusCode(200).body("version", equalTo(1));
        given().get("/api/v1/memory/{id}/versions/verify", user).then().body("intact", equalTo(true));
        getMemory(user).then().body("memory.content", equalTo("in the second life"));
    }

    @Test
    void erasesTheSecondLifeLikeTheFirst() throws SQLException {
        var user = newUser();
        saveMemory(user, "first life");
        given().delete("/api/v1/users/{id}", user);
        json(map("learning_paused", true, "language", "pt"))
                .patch("/api/v1/users/{id}/settings", user)
                .then()
                .statusCode(200);

        given().delete("/api/v1/users/{id}", user)
                .then()
                .body("message", equalTo("User deleted with everything of theirs"))
                .body("receipt.rows.users", equalTo(1));

        given().get("/api/v1/users/{id}/settings", user).then().body("learning_paused", equalTo(false));
        assertThat(tablesWith(user)).containsExactlyInAnyOrder("users", "audit_events");
    }

    @Test
    void doesNotDoAgainWhatAClientRepeatsAfterwards() throws SQLException {
        var user = newUser();
        var canary = "quixotic" + UUID.randomUUID();
        var save = json(map("user_id", user, "content", canary)).header("Idempotency-Key", "k");
        save.post("/api/v1/memory").then().statusCode(200);
        given().delete("/api/v1/users/{id}", user).then().body("receipt.rows.idempotency_keys", equalTo(1));

        given().delete("/api/v1/users/{id}", user).then().body("message", equalTo("There was no such user"));
        save.post("/api/v1/memory").then().statusCode(410);

        getMemory(user).then().body("memory", equalTo(null));
        assertThat(EveryColumn.holding(dataSource, canary)).isEmpty();
    }

    @Test
    void leavesTheServicesOwnJobsAloneWhateverAUserIsCalled() {
        for (var name : List.of("all", "housekeeping")) {
            saveMemory(name, "something");
            given().delete("/api/v1/users/{id}", name).then().body("receipt.rows.scheduled_tasks", equalTo(0));
        }

        given().get("/api/v1/operations/jobs?limit=1000").then().body("jobs.job", hasItem("housekeeping"));
    }

    @Test
    void letsGoOfTombstonesButNotOfThoseWhoCameBack() {
        var gone = newUser();
        var back = newUser();
        for (var user : List.of(gone, back)) {
            saveMemory(user, "something");
            given().delete("/api/v1/users/{id}", user);
        }
        saveMemory(back, "again");
        var settled = newUser();
        saveMemory(settled, "something");
        given().delete("/api/v1/users/{id}", settled);
        json(map("learning_paused", true)).patch("/api/v1/users/{id}/settings", settled);
        database.maintenance()
                .update(
                        "UPDATE users SET erased_at = now() - interval '31 days' WHERE user_id IN (?, ?, ?)",
                        gone,
                        back,
                        settled);

        tombstones.deleteExpired();

        assertThat(database.maintenance()
                        .query(
                                row -> row.getString(1),
                                "SELECT user_id FROM users WHERE user_id IN (?, ?, ?)",
                                gone,
                                back,
                                settled))
                .containsExactlyInAnyOrder(back, settled);
        getMemory(back).then().body("memory.content", equalTo("again"));
    }

    /** Every table of the schema that has a column for the user, and a row of this one. */
    private List<String> tablesWith(String user) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = dataSource.getConnection();
                var tables = connection.getMetaData().getColumns(null, "public", "%", "user_id")) {
            while (tables.next()) {
                var table = tables.getString("TABLE_NAME");
                try (var statement =
                        connection.prepareStatement("SELECT 1 FROM \"" + table + "\" WHERE user_id = ? LIMIT 1")) {
                    statement.setString(1, user);
                    try (var rows = statement.executeQuery()) {
                        if (rows.next()) {
                            found.add(table);
                        }
                    }
                }
            }
        }
        return found;
    }
}

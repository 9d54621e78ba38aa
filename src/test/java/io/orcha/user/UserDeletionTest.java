package io.orcha.user;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UserDeletionTest {

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

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
                .body("message", equalTo("User deleted with everything of theirs"));

        assertThat(tablesWith(user)).isEmpty();
        assertThat(tablesWith(other)).hasSizeGreaterThanOrEqualTo(4);
        getMemory(other).then().body("memory.content", equalTo("something"));
        given().delete("/api/v1/users/{id}", user)
                .then()
                .statusCode(200)
                .body("message", equalTo("There was no such user"));
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

package io.orcha.limits;

import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(DatabaseLimitsTest.InTheDatabase.class)
class DatabaseLimitsTest extends RateLimitContract {

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    @Inject
    ExpiredLimits expired;

    @Test
    void keepsOfAUserWhoIsErasedOnlyWhatExpires() throws SQLException {
        var user = newUser();
        getMemory(user).then().statusCode(200);
        given().delete("/api/v1/users/{user}", user).then().statusCode(200);
        assertThat(rows(user)).isEqualTo(1);

        update("UPDATE user_rate_limits SET full_at = full_at - interval '1 hour' WHERE user_id = ?", user);
        expired.delete();

        assertThat(rows(user)).isZero();
    }

    @Test
    void forgetsWhatIsFullAgain() throws SQLException {
        var old = newUser();
        var recent = newUser();
        getMemory(old).then().statusCode(200);
        getMemory(recent).then().statusCode(200);
        update("UPDATE user_rate_limits SET full_at = now() - interval '1 second' WHERE user_id = ?", old);

        assertThat(expired.delete()).isGreaterThanOrEqualTo(1);

        assertThat(rows(old)).isZero();
        assertThat(rows(recent)).isEqualTo(1);
    }

    @Test
    void grantsAgainAsTimePasses() throws SQLException {
        var user = newUser();
        for (int i = 0; i < 50; i++) {
            getMemory(user).then().statusCode(200);
        }
        getMemory(user).then().statusCode(429);

        // One of fifty is granted every 72 seconds.
        update("UPDATE user_rate_limits SET full_at = full_at - interval '73 seconds' WHERE user_id = ?", user);

        getMemory(user).then().statusCode(200);
        getMemory(user).then().statusCode(429);
    }

    private int rows(String user) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement =
                        connection.prepareStatement("SELECT count(*) FROM user_rate_limits WHERE user_id = ?")) {
            statement.setString(1, user);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private void update(String sql, String user) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, user);
            statement.executeUpdate();
        }
    }

    public static final class InTheDatabase implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return settings("postgres");
        }
    }
}

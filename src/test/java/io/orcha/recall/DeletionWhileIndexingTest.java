package io.orcha.recall;

import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A session is deleted while its messages are indexed: the deletion waits, and neither of them has to give way. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeletionWhileIndexingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String WAITS =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND ? <> '' AND cardinality(pg_blocking_pids(pid)) > 0";

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();

    @Test
    void waitsForTheIndex() throws Exception {
        String session = json(List.of(map("role", "user", "content", "I sold my harp.")))
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200)
                .extract()
                .path("sessions[0].session_id");
        var jobs = RecallJobs.in(owner);
        jobs.awaitDone(user);

        try (var client = Executors.newSingleThreadExecutor();
                var index = owner.getConnection()) {
            // What the job does, step by step.
            index.setAutoCommit(false);
            run(index, "UPDATE recall_indexes SET revision = revision + 1 WHERE user_id = ?");
            run(index, "UPDATE message_passages SET revision = revision + 1 WHERE user_id = ?");
            var answer = client.submit(() -> given().queryParam("user_id", user)
                    .delete("/api/v1/sessions/{id}", session)
                    .statusCode());
            await("the deletion").atMost(PATIENCE).until(() -> jobs.count(WAITS, user) > 0);
            run(index, "UPDATE chat_messages SET role = role WHERE user_id = ?");
            index.commit();

            assertThat(answer.get()).isEqualTo(200);
        }
        assertThat(jobs.count("SELECT count(*) FROM message_passages WHERE user_id = ?", user))
                .isZero();
    }

    private void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, user);
            statement.executeUpdate();
        }
    }
}

package io.orcha.portability;

import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** An erasure that commits while a request waits for the user's row. */
final class ErasedMeanwhile {

    private static final String WAITS =
            "SELECT count(*) FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))";

    private ErasedMeanwhile() {}

    static Response duringRequest(DataSource dataSource, String user, Supplier<Response> request) throws Exception {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (var erase = connection.prepareStatement(
                    "UPDATE users SET erasures = erasures + 1, erased_at = now() WHERE user_id = ?")) {
                erase.setString(1, user);
                erase.executeUpdate();
            }
            var response = CompletableFuture.supplyAsync(request);
            await("the request to wait for the row")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> isAnybodyWaiting(connection));
            connection.commit();
            connection.setAutoCommit(true);
            return response.get();
        }
    }

    private static boolean isAnybodyWaiting(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(WAITS)) {
            rows.next();
            return rows.getLong(1) > 0;
        }
    }
}

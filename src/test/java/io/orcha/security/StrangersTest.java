package io.orcha.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Made-up keys cannot take the database from everybody. */
@QuarkusTest
@TestProfile(Authenticated.class)
@QuarkusTestResource(PostgresResource.class)
class StrangersTest {

    private static final int MOST = 16;
    private static final int TOO_MANY = 8;

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    @Test
    void areLookedUpAFewAtATime() throws Exception {
        var refused = new ConcurrentLinkedQueue<Response>();
        var requests = new ArrayList<Future<Integer>>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor();
                var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.createStatement()) {
                lock.execute("LOCK TABLE api_keys IN ACCESS EXCLUSIVE MODE");
            }
            for (int i = 0; i < MOST + TOO_MANY; i++) {
                requests.add(clients.submit(() -> {
                    var response =
                            given().header("X-API-Key", ApiKey.create().text()).get("/api/v1/memory/42");
                    if (response.statusCode() == 503) {
                        refused.add(response);
                    }
                    return response.statusCode();
                }));
            }
            await("the refusals").until(() -> refused.size() == TOO_MANY);
            connection.rollback();
            connection.setAutoCommit(true);
        }

        for (var request : requests) {
            assertThat(request.get()).isIn(401, 503);
        }
        assertThat(refused)
                .hasSize(TOO_MANY)
                .allSatisfy(
                        response -> assertThat(response.header("Retry-After")).isEqualTo("2"));
    }

    @Test
    void withTheSameIdAreOne() {
        var strangers = new Strangers(2);
        assertThat(strangers.enter("a")).isTrue();
        assertThat(strangers.enter("a")).isTrue();
        assertThat(strangers.enter("b")).isTrue();
        assertThat(strangers.enter("c")).isFalse();

        strangers.leave("a");
        assertThat(strangers.enter("c")).isFalse();
        strangers.leave("a");
        assertThat(strangers.enter("c")).isTrue();
    }
}

package io.orcha.idempotency;

import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.newUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.orcha.platform.Database;
import io.orcha.testing.PostgresResource;
import io.orcha.user.UserId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is forgotten is in no kept response, whenever the request ran. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IdempotencyErasureTest {

    private static final String KEY = "7b1c-12";

    @Inject
    Database database;

    @Inject
    IdempotencyRecords records;

    private final String user = newUser();

    @BeforeEach
    @AfterEach
    void forgetEarlierProbes() {
        ProbeResource.RUNS.set(0);
        ProbeResource.MEANWHILE.set(() -> {});
    }

    @Test
    void erasesWhatResponsesHeld() {
        var other = newUser();
        probe(user, KEY, 200);
        probe(other, KEY, 200);

        erase();

        probe(user, KEY, 200)
                .then()
                .statusCode(410)
                .body("type", equalTo("/problems/gone"))
                .body(not(containsString("Grüße")));
        assertThat(ProbeResource.RUNS).hasValue(2);
        assertThat(bodies(user)).containsExactly(false);
        assertThat(bodies(other)).containsExactly(true);
    }

    @Test
    void keepsNoResponseThatBeganBeforeAnErasure() {
        ProbeResource.MEANWHILE.set(this::erase);

        probe(user, KEY, 200).then().statusCode(200);

        probe(user, KEY, 200).then().statusCode(410);
        assertThat(bodies(user)).containsExactly(false);
    }

    @Test
    void repeatsTheResponseOfTheErasureItself() {
        ProbeResource.MEANWHILE.set(this::erase);

        forget().then().statusCode(200);

        forget().then().statusCode(200).body("run", equalTo(1));
        assertThat(guessable())
                .as("also what was to be forgotten can be guessed no more")
                .isZero();
    }

    @Test
    void keepsNoDigestThatGuessesCouldBeTriedAgainst() {
        probe(user, KEY, 200);
        probe(user, "another", 200);
        assertThat(digests()).as("the same request, salted twice").hasSize(2).doesNotHaveDuplicates();

        erase();

        assertThat(guessable()).isZero();
    }

    @Test
    void answersAnAttemptThatDiedAfterAnErasureWithGone() {
        ProbeResource.MEANWHILE.set(() -> {
            erase();
            database.maintenance()
                    .update("UPDATE idempotency_keys SET attempt = gen_random_uuid() WHERE user_id = ?", user);
        });
        probe(user, KEY, 200);
        ProbeResource.MEANWHILE.set(() -> {});
        database.maintenance().update("UPDATE idempotency_keys SET lease_until = created_at WHERE user_id = ?", user);

        probe(user, KEY, 200).then().statusCode(410);

        assertThat(ProbeResource.RUNS).hasValue(1);
    }

    @Test
    void startsNothingWithAKeyWhileAnErasureIsUnderWay() throws Exception {
        probe(user, "earlier", 200);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = database.maintenance().transaction(statements -> {
                records.eraseResponses(statements, new UserId(user));
                var request = threads.submit(() -> probe(user, KEY, 200));
                await().during(Duration.ofMillis(500)).until(() -> ProbeResource.RUNS.get() == 1);
                return request;
            });
            waiting.get().then().statusCode(200).body("run", equalTo(2));
        }

        probe(user, KEY, 200).then().statusCode(200).body("run", equalTo(2));
    }

    private static Response probe(String user, String key, int status) {
        return json("{}").header("Idempotency-Key", key).post("/probe/{user}?status={status}", user, status);
    }

    private Response forget() {
        return json("{}").header("Idempotency-Key", KEY).post("/probe/{user}?status=200&forgets=true", user);
    }

    private void erase() {
        database.maintenance().transaction(statements -> {
            records.eraseResponses(statements, new UserId(user));
            return "done";
        });
    }

    private List<String> digests() {
        return database.maintenance()
                .query(
                        row -> row.getString(1),
                        "SELECT encode(request_digest, 'hex') FROM idempotency_keys WHERE user_id = ?",
                        user);
    }

    private int guessable() {
        return database.maintenance().queryOne(row -> row.getInt(1), """
                        SELECT count(*) FROM idempotency_keys
                         WHERE user_id = ? AND (request_salt IS NOT NULL OR request_digest IS NOT NULL)
                        """, user).orElseThrow();
    }

    /** Of each key of a user, whether a response body is there. */
    private List<Boolean> bodies(String owner) {
        return database.maintenance()
                .query(
                        row -> row.getBoolean(1),
                        "SELECT body IS NOT NULL FROM idempotency_keys WHERE user_id = ?",
                        owner);
    }
}

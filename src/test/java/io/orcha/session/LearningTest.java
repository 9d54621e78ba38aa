package io.orcha.session;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.messages;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.orcha.platform.Database;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RollUpJobs;
import io.orcha.testing.WithoutWorkers;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the memory shall learn: with the message, a job is stored that says so. */
@QuarkusTest
@TestProfile(WithoutWorkers.class)
@QuarkusTestResource(PostgresResource.class)
class LearningTest {

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration LATEST = Duration.ofMinutes(5);
    private static final Instant SOME_TIME = Instant.parse("2031-05-06T07:08:09Z");

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    @Inject
    Database database;

    private RollUpJobs jobs;

    @BeforeEach
    void lookAtJobs() {
        jobs = RollUpJobs.in(dataSource);
    }

    @Test
    void isDueWhenTheUserHasBeenSilentForAWhile() {
        var user = newUser();

        var session = session(chat(user, "Hello"));

        assertThat(due(user)).isEqualTo(lastSaidAt(user, session).plus(IDLE));
    }

    @Test
    void waitsAnewAfterEachMessage() {
        var user = newUser();
        var session = session(chat(user, "Hello"));

        chat(user, "One more thing", "session_id", session);

        assertThat(due(user)).isEqualTo(lastSaidAt(user, session).plus(IDLE));
    }

    @Test
    void waitsNoLongerThanTenTimesThatForAUserWhoNeverStops() {
        var user = newUser();
        var session = session(chat(user, "Hello"));
        jobs.execute("UPDATE chat_messages SET created_at = now() - interval '290 s' WHERE user_id = ?", user);
        var firstSaidAt = saidAt(user, session).getFirst();

        chat(user, "One more thing", "session_id", session);

        assertThat(due(user)).isEqualTo(firstSaidAt.plus(LATEST));
    }

    @Test
    void isDueAtOnceWithTheTenthMessage() {
        var user = newUser();
        var session = session(chat(user, "message 1"));
        for (int i = 2; i <= 9; i++) {
            chat(user, "message " + i, "session_id", session);
        }
        assertThat(due(user)).isEqualTo(lastSaidAt(user, session).plus(IDLE));

        chat(user, "message 10", "session_id", session);

        assertThat(due(user)).isEqualTo(lastSaidAt(user, session));
    }

    @Test
    void isDueAtOnceWithAboutTwoThousandTokens() {
        var user = newUser();
        var session = session(chat(user, "a".repeat(4_000)));
        chat(user, "b".repeat(3_999), "session_id", session);
        assertThat(due(user)).isEqualTo(lastSaidAt(user, session).plus(IDLE));

        chat(user, "c", "session_id", session);

        assertThat(due(user)).isEqualTo(lastSaidAt(user, session));
    }

    @Test
    void countsWhatWasSaidInOtherSessions() {
        var user = newUser();
        for (int i = 1; i <= 9; i++) {
            chat(user, "message " + i);
        }

        var session = session(chat(user, "message 10"));

        assertThat(due(user)).isEqualTo(lastSaidAt(user, session));
    }

    @Test
    void schedulesNothingForWhatShallNotBeLearned() {
        var user = newUser();

        chat(user, "Hello", "memory", "read_only").then().statusCode(200);
        chat(user, "Hello", "memory", "off").then().statusCode(200);

        assertThat(jobs.find(user)).isEmpty();
    }

    @Test
    void schedulesNothingForASessionThatDoesNotExist() {
        var user = newUser();

        chat(user, "Hello", "session_id", "00000000-0000-7000-8000-000000000000")
                .then()
                .statusCode(404);

        assertThat(jobs.find(user)).isEmpty();
    }

    @Test
    void learnsFromAnImport() {
        var user = newUser();

        importing(user, Map.of("role", "user", "content", "I live in Porto."));

        assertThat(due(user)).isAfter(Instant.now());
    }

    @Test
    void learnsNothingFromAnImportInWhichOnlyTheAssistantSpeaks() {
        var user = newUser();

        importing(user, Map.of("role", "assistant", "content", "Are you there?"));

        assertThat(jobs.find(user)).isEmpty();
    }

    @Test
    void keepsTheBackOffOfAJobThatFailed() {
        var user = newUser();
        chat(user, "Hello");
        jobs.set(user, "consecutive_failures = 3, execution_time = '%s'".formatted(SOME_TIME));

        chat(user, "Are you there?");

        assertThat(jobs.find(user)).hasValue(new RollUpJobs.Row(SOME_TIME, false, 3));
    }

    @Test
    void givesADeadJobOneMoreTry() {
        var user = newUser();
        chat(user, "Hello");
        jobs.set(user, "consecutive_failures = 10, execution_time = '9999-01-01 00:00:00Z'");

        var session = session(chat(user, "Are you there?"));

        assertThat(jobs.find(user))
                .hasValue(new RollUpJobs.Row(lastSaidAt(user, session).plus(IDLE), false, 10));
    }

    @Test
    void leavesAJobAloneThatRuns() {
        var user = newUser();
        chat(user, "Hello");
        jobs.set(user, "picked = true, execution_time = '%s'".formatted(SOME_TIME));

        chat(user, "Are you there?");

        assertThat(jobs.find(user)).hasValue(new RollUpJobs.Row(SOME_TIME, true, 0));
    }

    @Test
    void goesWithTheUser() {
        var user = newUser();
        var other = newUser();
        chat(user, "Hello");
        chat(other, "Hello");

        given().delete("/api/v1/users/{id}", user).then().statusCode(200);

        assertThat(jobs.find(user)).isEmpty();
        assertThat(jobs.find(other)).isPresent();
    }

    @Test
    void learnsNothingFromWhatIsImportedWhileItIsPaused() {
        var user = newUser();
        json(Map.of("learning_paused", true)).patch("/api/v1/users/{id}/settings", user);
        importing(user, Map.of("role", "user", "content", "I have a dog."));
        assertThat(jobs.find(user)).isEmpty();
        json(Map.of("learning_paused", false)).patch("/api/v1/users/{id}/settings", user);

        importing(user, Map.of("role", "user", "content", "I have a cat."));

        assertThat(toLearn(user)).containsExactly("I have a cat.");
        assertThat(jobs.find(user)).isPresent();
    }

    private List<String> toLearn(String user) {
        return database.maintenance()
                .query(
                        row -> row.getString(1),
                        "SELECT content FROM chat_messages WHERE user_id = ? AND to_learn",
                        user);
    }

    private Instant due(String user) {
        return jobs.find(user).orElseThrow().due();
    }

    private static Instant lastSaidAt(String user, String session) {
        return saidAt(user, session).getLast();
    }

    private static List<Instant> saidAt(String user, String session) {
        return messages(user, session).stream()
                .filter(message -> message.get("role").equals("user"))
                .map(message -> Instant.parse((String) message.get("created_at")))
                .toList();
    }

    private static void importing(String user, Map<String, String> message) {
        json(List.of(message))
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200);
    }
}

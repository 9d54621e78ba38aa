package io.orcha.graph.conversation;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.session;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.orcha.testing.RecallJobs;
import io.orcha.testing.ShiftedClock;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Conversations that come to rest, in the words of a test. */
final class Idle {

    static final Duration IDLE = Duration.ofMinutes(15);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ShiftedClock clock;
    private final RecallJobs database;

    Idle(ShiftedClock clock, DataSource owner) {
        this.clock = clock;
        this.database = RecallJobs.in(owner);
    }

    /** The service with a clock that a test sets forward. */
    public static final class Shifted implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ShiftedClock.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("orcha.conversations.retry-delay", "1S", "orcha.jobs.polling-interval", "0.2S");
        }
    }

    /** A session with some turns of the user. */
    static String conversation(String user, String... said) {
        var session = session(chat(user, said[0]));
        for (int turn = 1; turn < said.length; turn++) {
            goOn(user, session, said[turn]);
        }
        return session;
    }

    static void goOn(String user, String session, String said) {
        chat(user, said, "session_id", session).then().statusCode(200);
    }

    /** Lets the time pass after which sessions are at rest, and waits until those of a user are summarised. */
    void comeToRest(String user) {
        database.awaitDone(user);
        clock.pass(IDLE);
        awaitNothingToDo(user);
    }

    void awaitNothingToDo(String user) {
        await("summaries").atMost(PATIENCE).until(() -> jobs(user) == 0);
    }

    void pass(Duration time) {
        clock.pass(time);
    }

    long jobs(String user) {
        return database.count(
                "SELECT count(*) FROM scheduled_tasks WHERE task_name = 'conversation-summary' AND task_instance = ?",
                user);
    }

    long rows(String user) {
        return database.count("SELECT count(*) FROM conversation_summaries WHERE user_id = ?", user);
    }

    static JsonPath list(String user, Object... query) {
        var request = given();
        for (int at = 0; at < query.length; at += 2) {
            request.queryParam((String) query[at], query[at + 1]);
        }
        return request.get("/api/v1/users/{user}/conversations", user)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static List<String> summaries(String user) {
        return list(user).getList("conversations.summary");
    }

    /** A conversation of a day, imported. */
    static String imported(String user, String at, String said) {
        return json(List.of(
                        map("role", "user", "content", said, "created_at", at),
                        map("role", "assistant", "content", "I see.", "created_at", at),
                        map("role", "user", "content", "I liked it.", "created_at", at),
                        map("role", "assistant", "content", "Good.", "created_at", at)))
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200)
                .extract()
                .path("sessions[0].session_id");
    }
}

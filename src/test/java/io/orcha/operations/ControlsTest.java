package io.orcha.operations;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.Metrics;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RollUpJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ControlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Longer than many looks for due jobs. */
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    private RollUpJobs jobs;

    @BeforeEach
    void lookAtJobs() {
        jobs = RollUpJobs.in(dataSource);
    }

    @AfterEach
    void backToWork() {
        operate("jobs/resume");
        operate("undrain");
    }

    @Test
    void runsNoJobOfAKindThatIsPausedUntilItIsResumed() {
        operate("jobs/roll-up/pause").body("paused.job", equalTo(List.of("roll-up")));
        var user = userWithSomethingToLearn();

        await().during(A_WHILE)
                .atMost(PATIENCE)
                .until(() -> jobs.find(user).filter(job -> !job.picked()).isPresent());
        operate("jobs/roll-up/resume").body("paused", empty());

        jobs.awaitDone(user);
    }

    @Test
    void pausesAllJobsAndTellsSo() {
        operate("jobs/pause").body("paused.job", hasItems("housekeeping", "rebuild-indexes", "roll-up"));

        given().get("/api/v1/operations/jobs").then().body("paused.job", hasItem("roll-up"));
        status().body("workers.paused.job", hasItem("roll-up"))
                .body("degraded.reason", hasItem(containsString("roll-up is paused since")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Metrics.sum("orcha_jobs_paused", "kind=\"roll-up\""))
                        .isEqualTo(1));
    }

    @Test
    void keepsTheTimeOfAPauseThatIsAskedForAgain() {
        String since = operate("jobs/roll-up/pause").extract().path("paused[0].since");

        operate("jobs/roll-up/pause").body("paused[0].since", equalTo(since));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs/unknown/pause", "jobs/unknown/resume"})
    void knowsNoOtherKindOfJob(String control) {
        given().post("/api/v1/operations/" + control).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void isNotReadyAndTakesNoJobsWhileItIsDrained() {
        operate("drain").body("draining", equalTo(true));
        var user = userWithSomethingToLearn();

        given().get("/q/health/ready").then().statusCode(503).body("status", equalTo("DOWN"));
        given().get("/q/health/live").then().statusCode(200).header("Connection", "close");
        status().body("draining", equalTo(true)).body("workers.state", equalTo("draining"));
        assertThat(Metrics.sum("orcha_draining")).isEqualTo(1);
        await().during(A_WHILE)
                .atMost(PATIENCE)
                .until(() -> jobs.find(user).filter(job -> !job.picked()).isPresent());
    }

    @Test
    void goesOnWhenItIsPutBackIntoService() {
        operate("drain");
        var user = userWithSomethingToLearn();

        operate("undrain").body("draining", equalTo(false));

        given().get("/q/health/ready").then().statusCode(200);
        assertThat(given().get("/q/health/live").getHeader("Connection")).isNull();
        jobs.awaitDone(user);
    }

    @Test
    void tellsHowItIs() {
        chat(newUser(), "Hello").then().statusCode(200);

        status().body("version", equalTo("0.1.0-SNAPSHOT"))
                .body("database.version", containsString("18."))
                .body("database.kind", equalTo("configured"))
                .body("database.latency_ms", greaterThan(0f))
                .body("database.bytes", greaterThan(0))
                .body("model.provider", equalTo("offline"))
                .body("workers.state", equalTo("on"))
                .body("tables.table", hasItems("chat_messages", "user_memories", "scheduled_tasks"))
                .body("tables.find { it.table == 'user_memories' }.bytes", greaterThan(0))
                .body("jobs.job", hasItem("housekeeping"));
    }

    @Test
    void namesWhatIsLate() {
        operate("jobs/roll-up/pause");
        var user = userWithSomethingToLearn();
        jobs.set(user, "execution_time = now() - interval '1 hour'");

        status().body("degraded.reason", hasItem(containsString("roll-up is late by 36")));
    }

    @Test
    void rebuildsTheIndexesInTheBackground() {
        chat(newUser(), "Hello").then().statusCode(200);

        operate("indexes/rebuild").body("rebuild", notNullValue());

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        indexes().body("rebuild", equalTo(null)).body("indexes.rebuilt_at", everyItem(notNullValue())));
        indexes()
                .body("indexes.valid", everyItem(equalTo(true)))
                .body("indexes.index", hasItems("user_memories_pkey", "scheduled_tasks_by_time"))
                .body("indexes.index", not(hasItem(containsString("_ccnew"))));
    }

    @Test
    void removesWhatAnInterruptedRebuildLeft() {
        var user = newUser();
        chat(user, "Hello").then().statusCode(200);
        chat(user, "Hello again").then().statusCode(200);
        // Fails because of the two messages, and leaves what it had built.
        assertThatThrownBy(() -> jobs.execute(
                        "CREATE UNIQUE INDEX CONCURRENTLY chat_messages_pkey_ccnew ON chat_messages (user_id)"))
                .isNotNull();
        status().body("degraded.part", hasItem("indexes"));

        operate("indexes/rebuild");

        await().atMost(PATIENCE)
                .untilAsserted(() -> indexes().body("indexes.index", not(hasItem("chat_messages_pkey_ccnew"))));
    }

    private String userWithSomethingToLearn() {
        var user = newUser();
        chat(user, "I love sailing.").then().statusCode(200);
        return user;
    }

    private static ValidatableResponse operate(String control) {
        return given().post("/api/v1/operations/" + control).then().statusCode(200);
    }

    private static ValidatableResponse status() {
        return given().get("/api/v1/operations/status").then().statusCode(200);
    }

    private static ValidatableResponse indexes() {
        return given().get("/api/v1/operations/indexes").then().statusCode(200);
    }
}

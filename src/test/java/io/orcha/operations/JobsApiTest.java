package io.orcha.operations;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RollUpJobs;
import io.orcha.testing.WithoutWorkers;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithoutWorkers.class)
@QuarkusTestResource(PostgresResource.class)
class JobsApiTest {

    private static final String FAILED = "consecutive_failures = 2, last_failure = '2026-11-21T09:30:00.123456Z'";
    private static final String DEAD = "consecutive_failures = 10, execution_time = '9999-01-01 00:00:00Z'";

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    private RollUpJobs jobs;

    @BeforeEach
    void lookAtJobs() {
        jobs = RollUpJobs.in(dataSource);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            waiting  | version = version
            running  | picked = true
            retrying | consecutive_failures = 2
            dead     | consecutive_failures = 10, execution_time = '9999-01-01 00:00:00Z'
            """)
    void listsAJobUnderItsState(String state, String row) {
        var user = userWithJob(row);

        var listed = list(state);

        assertThat(listed).filteredOn(job -> job.get("instance").equals(user)).hasSize(1);
        assertThat(listed).allSatisfy(job -> assertThat(job).containsEntry("state", state));
    }

    @Test
    void tellsWhenAJobIsDueAndHowItFailed() {
        var user = userWithJob(FAILED + ", execution_time = '2031-05-06T07:08:09Z'");

        var job = list("retrying").stream()
                .filter(listed -> listed.get("instance").equals(user))
                .findFirst()
                .orElseThrow();

        assertThat(job)
                .containsEntry("job", "roll-up")
                .containsEntry("due", "2031-05-06T07:08:09Z")
                .containsEntry("failures", 2)
                .containsEntry("last_failure_at", "2026-11-21T09:30:00.123456Z")
                .hasSize(6);
    }

    @Test
    void listsPageByPage() {
        var users = List.of(userWithJob(DEAD), userWithJob(DEAD), userWithJob(DEAD));

        var found = new ArrayList<String>();
        String cursor = null;
        do {
            var request = given().queryParam("state", "dead").queryParam("limit", 1);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/operations/jobs")
                    .jsonPath();
            assertThat(page.getList("jobs")).hasSizeLessThanOrEqualTo(1);
            page.<Map<String, Object>>getList("jobs").stream()
                    .filter(job -> job.get("job").equals("roll-up"))
                    .forEach(job -> found.add((String) job.get("instance")));
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        assertThat(found).doesNotHaveDuplicates().containsAll(users);
    }

    @Test
    void runsADeadJobAgainWithAllItsAttempts() {
        var user = userWithJob(DEAD);
        var before = Instant.now();

        given().post("/api/v1/operations/jobs/roll-up/{user}/retry", user)
                .then()
                .statusCode(200)
                .body("job.state", equalTo("waiting"))
                .body("job.failures", equalTo(0));

        assertThat(jobs.find(user).orElseThrow().due()).isBetween(before.minusSeconds(1), Instant.now());
        assertThat(jobs.find(user).orElseThrow().failures()).isZero();
    }

    @Test
    void leavesARunningJobAlone() {
        var user = userWithJob("picked = true, consecutive_failures = 4");
        var before = jobs.find(user);

        given().post("/api/v1/operations/jobs/roll-up/{user}/retry", user)
                .then()
                .statusCode(200)
                .body("job.state", equalTo("running"));

        assertThat(jobs.find(user)).isEqualTo(before);
    }

    @Test
    void runsAllDeadJobsAgainAndNoOthers() {
        var dead = List.of(userWithJob(DEAD), userWithJob(DEAD));
        var retrying = userWithJob("consecutive_failures = 2, execution_time = '2031-05-06T07:08:09Z'");
        var before = jobs.find(retrying);

        given().post("/api/v1/operations/jobs/retry-dead")
                .then()
                .statusCode(200)
                .body("retried", greaterThanOrEqualTo(2));

        assertThat(dead)
                .allSatisfy(user -> assertThat(jobs.find(user).orElseThrow().due())
                        .isBefore(Instant.now().plusSeconds(1)));
        assertThat(jobs.find(retrying)).isEqualTo(before);
        assertThat(list("dead")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"roll-up/nobody", "unknown/42", "roll-up/%00"})
    void knowsNoOtherJob(String job) {
        given().urlEncodingEnabled(false)
                .post("/api/v1/operations/jobs/" + job + "/retry")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"state, DEAD", "limit, 0", "limit, -1", "limit, x", "cursor, '!'", "cursor, cm9sbC11cA", "cursor, L1wA"
    })
    void refusesWhatItDoesNotUnderstand(String parameter, String value) {
        given().queryParam(parameter, value)
                .get("/api/v1/operations/jobs")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("?" + parameter));
    }

    @Test
    void endsWithNoNextPage() {
        userWithJob("version = version");

        given().queryParam("limit", 1_000_000)
                .get("/api/v1/operations/jobs")
                .then()
                .statusCode(200)
                .body("next_cursor", nullValue());
    }

    @Test
    void measuresJobsByStateAndHowLateTheyAre() {
        var user = userWithJob("execution_time = now() - interval '1 hour'");
        userWithJob(DEAD);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(metric("orcha_jobs{kind=\"roll-up\",state=\"dead\"}"))
                    .isEqualTo(list("dead").size());
            assertThat(metric("orcha_jobs{kind=\"roll-up\",state=\"waiting\"}"))
                    .isEqualTo((double) list("waiting").stream()
                            .filter(job -> job.get("job").equals("roll-up"))
                            .count());
            assertThat(metric("orcha_jobs_lag_seconds{kind=\"roll-up\"}")).isBetween(3600.0, 3700.0);
        });
        assertThat(metrics()).doesNotContain(user);
    }

    private String userWithJob(String row) {
        var user = newUser();
        chat(user, "Hello").then().statusCode(200);
        jobs.set(user, row);
        return user;
    }

    private static List<Map<String, Object>> list(String state) {
        JsonPath page = given().queryParam("state", state)
                .queryParam("limit", 1000)
                .get("/api/v1/operations/jobs")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        // What was said is to be indexed as well.
        return page.<Map<String, Object>>getList("jobs").stream()
                .filter(job -> job.get("job").equals("roll-up"))
                .toList();
    }

    private static String metrics() {
        return given().get("/q/metrics").asString();
    }

    private static double metric(String name) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}

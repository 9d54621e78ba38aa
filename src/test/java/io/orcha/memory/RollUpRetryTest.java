package io.orcha.memory;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.Gate;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RollUpJobs;
import io.orcha.testing.Summaries;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roll-ups that fail, that overlap with new messages, and whose user goes. */
@QuarkusTest
@TestProfile(RollUpRetryTest.FewAttempts.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class RollUpRetryTest {

    private static final int ATTEMPTS = 3;

    ModelStub model;

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    private RollUpJobs jobs;

    /** A roll-up is dead soon. */
    public static final class FewAttempts implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orcha.memory.roll-up.max-attempts", String.valueOf(ATTEMPTS), "orcha.model.max-retries", "0");
        }
    }

    @BeforeEach
    void forgetEarlierCalls() {
        jobs = RollUpJobs.in(dataSource);
        jobs.awaitNone();
        model.reset();
    }

    @Test
    void learnsWhatIsSaidDuringARollUp() throws InterruptedException {
        var user = newUser();
        var gate = new Gate();
        var first = new AtomicBoolean(true);
        model.summarise(request -> {
            if (first.getAndSet(false)) {
                pass(gate);
                return Summaries.answer(request, "Has a dog.");
            }
            return Summaries.answer(request, "Has a dog and a cat.");
        });
        chat(user, "I have a dog.");
        gate.awaitArrival();

        chat(user, "I have a cat.");
        gate.open();

        await().untilAsserted(() -> assertThat(content(user)).isEqualTo(Summaries.memory("Has a dog and a cat.")));
        jobs.awaitDone(user);
    }

    @Test
    void triesAgainUntilTheModelWorksAndStoresOneVersion() {
        var user = newUser();
        var calls = new AtomicInteger();
        model.summarise(request -> {
            failIf(calls.incrementAndGet() < ATTEMPTS);
            return Summaries.answer(request, "Has a dog.");
        });

        chat(user, "I have a dog.");

        await().untilAsserted(() -> assertThat(content(user)).isEqualTo(Summaries.memory("Has a dog.")));
        jobs.awaitDone(user);
        assertThat(getMemory(user).<Integer>path("memory.version")).isEqualTo(1);
        assertThat(calls).hasValue(ATTEMPTS);
    }

    @Test
    void isDeadAfterTooManyFailuresUntilAnOperatorSaysSo() {
        var user = newUser();
        var broken = new AtomicBoolean(true);
        model.summarise(request -> {
            failIf(broken.get());
            return Summaries.answer(request, "Has a dog.");
        });
        chat(user, "I have a dog.");
        awaitDead(user);
        assertThat(jobs.find(user).orElseThrow().failures()).isEqualTo(ATTEMPTS);

        broken.set(false);
        given().post("/api/v1/operations/jobs/roll-up/{user}/retry", user)
                .then()
                .statusCode(200);

        await().untilAsserted(() -> assertThat(content(user)).isEqualTo(Summaries.memory("Has a dog.")));
        jobs.awaitDone(user);
    }

    @Test
    void triesADeadOneAgainWhenTheUserSpeaks() {
        var user = newUser();
        var broken = new AtomicBoolean(true);
        model.summarise(request -> {
            failIf(broken.get());
            return Summaries.answer(request, "Has a dog and a cat.");
        });
        chat(user, "I have a dog.");
        awaitDead(user);

        broken.set(false);
        chat(user, "I have a cat.");

        await().untilAsserted(() -> assertThat(content(user)).isEqualTo(Summaries.memory("Has a dog and a cat.")));
        assertThat(model.summaries().getLast().contents().getLast()).contains("dog", "cat");
        jobs.awaitDone(user);
    }

    @Test
    void endsQuietlyForAUserWhoIsErasedMeanwhile() throws InterruptedException {
        var user = newUser();
        var gate = new Gate();
        model.summarise(request -> {
            pass(gate);
            return Summaries.answer(request, "Has a secret.");
        });
        chat(user, "I have a secret.");
        gate.awaitArrival();

        given().delete("/api/v1/users/{id}", user).then().statusCode(200);
        gate.open();

        assertThat(jobs.find(user)).isEmpty();
        // Whoever speaks next is served: the run that lost its user has ended and left nothing behind.
        var other = newUser();
        model.summarise(request -> Summaries.answer(request, "Has a dog."));
        chat(other, "I have a dog.");
        await().untilAsserted(() -> assertThat(content(other)).isEqualTo(Summaries.memory("Has a dog.")));
        jobs.awaitNone();
        assertThat(getMemory(user).<Object>path("memory")).isNull();
    }

    private void awaitDead(String user) {
        await().untilAsserted(() -> given().queryParam("state", "dead")
                .get("/api/v1/operations/jobs")
                .then()
                .body("jobs.instance", hasItem(user)));
    }

    private static void failIf(boolean broken) {
        if (broken) {
            throw new IllegalStateException("scripted");
        }
    }

    private static void pass(Gate gate) {
        try {
            gate.arriveAndWait();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(String user) {
        String content = getMemory(user).path("memory.content");
        return content == null ? "" : content;
    }
}

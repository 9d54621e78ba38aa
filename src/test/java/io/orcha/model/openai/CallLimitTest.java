package io.orcha.model.openai;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.contents;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.orcha.testing.Events;
import io.orcha.testing.Gate;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.SummaryAnswers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two calls of the model at the same time, one of them in the background, and half a second of patience. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
@WithTestResource(CallLimitTest.PatientModel.class)
@TestProfile(CallLimitTest.TwoCalls.class)
class CallLimitTest {

    private static final int AFTER_THE_STUB = 10;

    ModelStub model;

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final Gate first = new Gate();
    private final Gate second = new Gate();

    @BeforeEach
    void forgetEarlierCalls() {
        model.reset();
    }

    @AfterEach
    void end() {
        first.open();
        second.open();
        clients.close();
    }

    @Test
    void answersThatTheModelIsBusyAndKeepsTheMessage() throws Exception {
        var one = occupied(first, false);
        var two = occupied(second, false);
        var user = newUser();

        var busy = chat(user, "keep this", "memory", "read_only");

        busy.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("1"))
                .body("type", equalTo("/problems/model-busy"))
                .body("detail", containsString("Your message is stored"));
        assertThat(contents(user, busy.path("session_id"))).containsExactly("keep this");
        assertThat(model.calls()).hasSize(2);
        assertThat(metric("orcha_model_calls_active{use=\"chat\"}")).isEqualTo(2);
        assertThat(metric("orcha_model_calls_rejected_total{use=\"chat\"}")).isPositive();
        first.open();
        second.open();
        assertThat(one.get().statusCode()).isEqualTo(200);
        assertThat(two.get().statusCode()).isEqualTo(200);
        chat(user, "again", "memory", "read_only").then().statusCode(200);
    }

    @Test
    void letsThoseThatWaitInAsSoonAsThereIsRoom() throws Exception {
        var one = occupied(first, false);
        var two = occupied(second, false);
        var waiting = clients.submit(() -> chat(newUser(), "third", "memory", "read_only"));
        await().until(() -> metric("orcha_model_calls_waiting{use=\"chat\"}") == 1);

        first.open();

        assertThat(waiting.get().statusCode()).isEqualTo(200);
        second.open();
        assertThat(one.get().statusCode()).isEqualTo(200);
        assertThat(two.get().statusCode()).isEqualTo(200);
    }

    @Test
    void countsAStreamUntilItsEnd() throws Exception {
        var one = occupied(first, true);
        var two = occupied(second, true);

        var busy = Events.parse(
                chat(newUser(), "third", "stream", true, "memory", "read_only").asString());

        assertThat(busy.names()).containsExactly("session", "error");
        assertThat(busy.last().path("type").asText()).isEqualTo("/problems/model-busy");
        first.open();
        second.open();
        assertThat(Events.parse(one.get().asString()).names()).endsWith("done");
        assertThat(Events.parse(two.get().asString()).names()).endsWith("done");
        await().until(() -> metric("orcha_model_calls_active{use=\"chat\"}") == 0);
    }

    @Test
    void leavesChatsAPlaceBesideTheBackgroundWork() throws Exception {
        model.summarise(notes -> {
            waitAt(first);
            return SummaryAnswers.keepNotes(notes);
        });
        for (int i = 0; i < 3; i++) {
            chat(newUser(), "I love tea number " + i).then().statusCode(200);
        }
        first.awaitArrival();

        chat(newUser(), "Hello", "memory", "read_only").then().statusCode(200);

        assertThat(model.summaries()).hasSize(1);
        first.open();
        await().until(() -> model.summaries().size() >= 3);
    }

    /** A turn that keeps a place until its gate opens. */
    private Future<Response> occupied(Gate gate, boolean stream) throws InterruptedException {
        model.next(ModelStub.after(gate, ModelStub.reply("At last.")));
        var reply = clients.submit(() -> chat(newUser(), "Hello", "stream", stream, "memory", "read_only"));
        gate.awaitArrival();
        return reply;
    }

    private static void waitAt(Gate gate) {
        try {
            gate.arriveAndWait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double metric(String name) {
        var line = Pattern.compile(Pattern.quote(name) + " ([0-9.E]+)")
                .matcher(given().get("/q/metrics").asString());
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    /** The places are kept for as long as a test needs, also on a slow machine. */
    public static final class PatientModel implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            return Map.of("orcha.model.timeout", "30S");
        }

        @Override
        public int order() {
            return AFTER_THE_STUB;
        }

        @Override
        public void stop() {}
    }

    public static final class TwoCalls implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orcha.model.max-concurrent-calls", "2",
                    "orcha.model.max-background-calls", "1",
                    "orcha.model.max-queue-wait", "0.5S",
                    "orcha.learning.messages", "1");
        }
    }
}

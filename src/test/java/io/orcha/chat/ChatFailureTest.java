package io.orcha.chat;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.contents;
import static io.orcha.testing.Api.newUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.orcha.testing.Events;
import io.orcha.testing.Gate;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStub.Behaviour;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A failing model: the documented problem, the user's message stored, and the next turn works. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class ChatFailureTest {

    ModelStub model;

    @BeforeEach
    void forgetEarlierCalls() {
        model.reset();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                failure("500", 503, "HTTP 500", 3, ModelStub.status(500)),
                failure("429", 503, "overloaded", 3, ModelStub.status(429)),
                failure("429 for a minute", 503, "overloaded", 1, ModelStub.status(429, "Retry-After", "60")),
                failure("401", 503, "orcha.model.api-key", 1, ModelStub.status(401)),
                failure("404", 503, "orcha.model.name", 1, ModelStub.status(404)),
                failure("400", 503, "refused the request", 1, ModelStub.status(400)),
                failure("garbage", 503, "not a chat completion", 1, ModelStub.garbage()),
                failure("empty reply", 503, "answered nothing", 1, ModelStub.reply("")),
                failure("cut answer", 503, "", 3, ModelStub.cutAfter()),
                failure("slow", 504, "within 2 seconds", 1, ModelStub.after(new Gate(), ModelStub.reply("too late"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void answersItsProblemAndKeepsTheMessage(
            String name, int status, String detail, int attempts, Behaviour behaviour) {
        var user = newUser();
        for (int i = 0; i < attempts; i++) {
            model.next(behaviour);
        }

        var failed = chat(user, "keep this");

        failed.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(detail))
                .body("status", equalTo(status));
        assertThat(Integer.parseInt(failed.header("Retry-After"))).isPositive();
        assertThat(model.calls()).hasSize(attempts);
        String session = failed.path("session_id");
        assertThat(contents(user, session)).containsExactly("keep this");
        chat(user, "again", "session_id", session)
                .then()
                .statusCode(200)
                .body("message.content", equalTo(ModelStub.DEFAULT_REPLY));
        assertThat(model.lastCall().contents()).contains("keep this", "again");
    }

    static Stream<Arguments> streamFailures() {
        return Stream.of(
                failure("500", 503, "HTTP 500", 3, ModelStub.status(500)),
                failure("429", 503, "overloaded", 3, ModelStub.status(429)),
                failure("401", 503, "orcha.model.api-key", 1, ModelStub.status(401)),
                failure("garbage", 503, "", 1, ModelStub.garbage()),
                failure("nothing", 503, "", 1, ModelStub.reply("")),
                failure("slow", 504, "within 2 seconds", 1, ModelStub.after(new Gate(), ModelStub.reply("too late"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streamFailures")
    void endsAStreamWithTheProblem(String name, int status, String detail, int attempts, Behaviour behaviour) {
        var user = newUser();
        for (int i = 0; i < attempts; i++) {
            model.next(behaviour);
        }

        var events = Events.parse(chat(user, "keep this", "stream", true).asString());

        assertThat(events.names()).containsExactly("session", "error");
        assertThat(events.last().path("status").asInt()).isEqualTo(status);
        assertThat(events.last().path("detail").asText()).contains(detail);
        var session = events.first().path("session_id").asText();
        assertThat(events.last().path("session_id").asText()).isEqualTo(session);
        assertThat(contents(user, session)).containsExactly("keep this");
        chat(user, "again", "session_id", session).then().statusCode(200);
    }

    @Test
    void keepsWhatAStreamSaidBeforeItWasCut() {
        var user = newUser();
        model.next(ModelStub.cutAfter("Once ", "upon "));

        var events = Events.parse(chat(user, "Tell me", "stream", true).asString());

        assertThat(events.names()).containsExactly("session", "delta", "delta", "error");
        assertThat(events.last().path("status").asInt()).isEqualTo(503);
        assertThat(model.calls()).as("a stream that has begun is not retried").hasSize(1);
        var session = events.first().path("session_id").asText();
        assertThat(contents(user, session)).containsExactly("Tell me", "Once upon ");
        chat(user, "Go on", "session_id", session).then().statusCode(200);
        assertThat(model.lastCall().contents()).contains("Tell me", "Once upon ", "Go on");
    }

    @Test
    void promisesNothingForATemporaryChat() {
        var user = newUser();
        String session = chat(user, "before").path("session_id");
        model.next(ModelStub.status(400));

        var failed = chat(user, "secret", "memory", "off", "session_id", session);

        failed.then().statusCode(503);
        assertThat(failed.asString()).doesNotContain("stored", session);
        assertThat(contents(user, session)).doesNotContain("secret");
    }

    @Test
    void retriesATransientFailureUnseen() {
        model.next(
                ModelStub.status(500), ModelStub.status(429, "Retry-After", "1"), ModelStub.reply("third time lucky"));

        var started = System.nanoTime();
        chat(newUser(), "Hi").then().statusCode(200).body("message.content", equalTo("third time lucky"));

        assertThat(System.nanoTime() - started).as("Retry-After is kept").isGreaterThan(1_000_000_000L);
        assertThat(model.calls()).hasSize(3);
    }

    private static Arguments failure(String name, int status, String detail, int attempts, Behaviour behaviour) {
        return Arguments.of(name, status, detail, attempts, behaviour);
    }
}

package io.orcha.idempotency;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.contents;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.orcha.platform.Database;
import io.orcha.testing.Events;
import io.orcha.testing.Gate;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chat turns with an Idempotency-Key: one message, one reply, one call of the model. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class IdempotentChatTest {

    private static final String KEY = "turn-1";

    ModelStub model;

    @TestHTTPResource
    URI service;

    @Inject
    Database database;

    private final String user = newUser();

    @BeforeEach
    void forgetEarlierCalls() {
        model.reset();
    }

    @Test
    void asksTheModelOnceForManyAtTheSameTime() throws Exception {
        var gate = new Gate();
        model.next(ModelStub.after(gate, ModelStub.reply("once")));
        Callable<Response> request = () -> turn();

        var responses = new ArrayList<Response>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(request))
                    .toList();
            gate.awaitArrival();
            gate.open();
            for (var future : futures) {
                responses.add(future.get());
            }
        }

        assertThat(responses).extracting(Response::statusCode).containsOnly(200);
        assertThat(responses.stream().map(Response::asString).distinct()).hasSize(1);
        assertThat(model.calls()).hasSize(1);
        assertThat(contents(user, responses.getFirst().path("session_id"))).containsExactly("Hi", "once");
        hasSessions(1);
    }

    @Test
    void goesOnWithAMessageThatTheModelFailedToAnswer() {
        model.next(ModelStub.status(400), ModelStub.status(401));

        var failed = turn();
        var failedAgain = turn();
        var answered = turn();
        var repeated = turn();

        failed.then().statusCode(503);
        failedAgain.then().statusCode(503);
        answered.then().statusCode(200).header("Idempotency-Replayed", equalTo(null));
        String session = answered.path("session_id");
        assertThat(session).isEqualTo(failed.path("session_id")).isEqualTo(failedAgain.path("session_id"));
        assertThat(contents(user, session)).containsExactly("Hi", ModelStub.DEFAULT_REPLY);
        assertThat(model.lastCall().contents().stream().filter("Hi"::equals)).hasSize(1);
        assertThat(repeated.asByteArray()).isEqualTo(answered.asByteArray());
        hasSessions(1);
    }

    @Test
    void goesOnInTheMiddleOfASession() {
        String session = chat(user, "before").path("session_id");
        model.next(ModelStub.status(400));

        turn("session_id", session).then().statusCode(503);
        turn("session_id", session).then().statusCode(200);

        assertThat(contents(user, session))
                .containsExactly("before", ModelStub.DEFAULT_REPLY, "Hi", ModelStub.DEFAULT_REPLY);
        assertThat(model.lastCall().contents()).containsSubsequence("before", ModelStub.DEFAULT_REPLY, "Hi");
    }

    @Test
    void startsAnewWhenTheSessionWentOnMeanwhile() {
        model.next(ModelStub.status(400));
        String session = turn().path("session_id");
        chat(user, "Hi", "session_id", session).then().statusCode(200);

        var anew = turn();

        anew.then().statusCode(200);
        assertThat(contents(user, session)).containsExactly("Hi", "Hi", ModelStub.DEFAULT_REPLY);
        assertThat(contents(user, anew.path("session_id"))).containsExactly("Hi", ModelStub.DEFAULT_REPLY);
    }

    @Test
    void goesOnAfterAReplicaDiedWhileTheModelThought() throws Exception {
        var gate = new Gate();
        model.next(ModelStub.after(gate, ModelStub.status(400)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var died = threads.submit(() -> turn());
            gate.awaitArrival();
            database.maintenance()
                    .update("UPDATE idempotency_keys SET lease_until = created_at WHERE user_id = ?", user);

            var answered = turn();
            gate.open();

            answered.then().statusCode(200);
            assertThat(contents(user, answered.path("session_id"))).containsExactly("Hi", ModelStub.DEFAULT_REPLY);
            died.get().then().statusCode(503);
        }
        turn().then().statusCode(200).header("Idempotency-Replayed", equalTo("true"));
        hasSessions(1);
    }

    @Test
    void repeatsAStream() {
        model.next(ModelStub.reply("Grüße 🦊 and more"));

        var first = turn("stream", true);
        var second = turn("stream", true);

        first.then().statusCode(200).header("Idempotency-Replayed", equalTo(null));
        second.then()
                .statusCode(200)
                .contentType(startsWith("text/event-stream"))
                .header("Cache-Control", equalTo("no-store"))
                .header("Idempotency-Replayed", equalTo("true"));
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(second.contentType()).isEqualTo(first.contentType());
        assertThat(Events.parse(second.asString()).names()).endsWith("done");
        assertThat(model.calls()).hasSize(1);
        hasSessions(1);
    }

    @Test
    void goesOnWithAMessageThatAStreamFailedToAnswer() {
        model.next(ModelStub.status(400));

        var failed = Events.parse(turn("stream", true).asString());
        var answered = Events.parse(turn("stream", true).asString());

        assertThat(failed.names()).containsExactly("session", "error");
        assertThat(answered.names()).endsWith("done");
        var session = failed.last().path("session_id").asText();
        assertThat(answered.first().path("session_id").asText()).isEqualTo(session);
        assertThat(contents(user, session)).containsExactly("Hi", ModelStub.DEFAULT_REPLY);
        hasSessions(1);
    }

    @Test
    void cannotRepeatAStreamThatFailed() {
        model.next(ModelStub.cutAfter("Once ", "upon "));

        var failed = turn("stream", true);

        assertThat(Events.parse(failed.asString()).names()).endsWith("error");
        turn("stream", true).then().statusCode(409).body("type", equalTo("/problems/conflict"));
        assertThat(model.calls()).hasSize(1);
    }

    @Test
    void cannotRepeatAStreamThatItsClientLeft() throws Exception {
        var broken = new Gate();
        model.next(ModelStub.endless(broken));

        hangUpAfter(1000);

        broken.awaitOpening();
        await().untilAsserted(() -> assertThat(states()).isEqualTo("interrupted"));
        turn("stream", true).then().statusCode(409);
        assertThat(model.calls()).hasSize(1);
    }

    @Test
    void goesOnWhenTheClientLeftBeforeTheModelSaidAnything() throws Exception {
        var gate = new Gate();
        model.next(ModelStub.after(gate, ModelStub.reply("too late")));

        hangUpAfter(100);

        await().untilAsserted(() -> assertThat(states()).isEqualTo("failed"));
        var answered = Events.parse(turn("stream", true).asString());
        gate.open();
        assertThat(contents(user, answered.first().path("session_id").asText()))
                .containsExactly("Hi", ModelStub.DEFAULT_REPLY);
        hasSessions(1);
    }

    @Test
    void keepsNoResponseThatIsTooLong() {
        for (boolean stream : new boolean[] {false, true}) {
            var key = "long-" + stream;
            model.next(ModelStub.reply("word ".repeat(5000)));
            turnUnder(key, "stream", stream).then().statusCode(200);

            turnUnder(key, "stream", stream).then().statusCode(409).body("detail", containsString("too long"));
        }
        assertThat(model.calls()).hasSize(2);
        hasSessions(2);
    }

    @Test
    void leavesNoTraceOfATemporaryChat() {
        for (boolean stream : new boolean[] {false, true}) {
            turn("memory", "off", "stream", stream)
                    .then()
                    .statusCode(200)
                    .header("Idempotency-Replayed", equalTo(null));
            turn("memory", "off", "stream", stream)
                    .then()
                    .statusCode(200)
                    .header("Idempotency-Replayed", equalTo(null));
        }

        assertThat(states()).isEmpty();
        assertThat(model.calls()).hasSize(4);
    }

    private Response turn(Object... options) {
        return turnUnder(KEY, options);
    }

    private Response turnUnder(String key, Object... options) {
        var body = map("user_id", user, "message", "Hi");
        body.putAll(map(options));
        return json(body).header("Idempotency-Key", key).post("/api/v1/orcha/chat");
    }

    /** Asks for a stream, reads some bytes and closes the connection. */
    private void hangUpAfter(int bytes) throws IOException {
        var body = "{\"user_id\":\"" + user + "\",\"message\":\"Hi\",\"stream\":true}";
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.getOutputStream()
                    .write(("POST /api/v1/orcha/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json;"
                                    + " charset=utf-8\r\nIdempotency-Key: " + KEY + "\r\nContent-Length: "
                                    + body.length() + "\r\n\r\n" + body)
                            .getBytes(UTF_8));
            assertThat(socket.getInputStream().readNBytes(bytes)).hasSize(bytes);
        }
    }

    private void hasSessions(int count) {
        given().queryParam("user_id", user).get("/api/v1/sessions").then().body("sessions", hasSize(count));
    }

    private String states() {
        return String.join(
                ",",
                database.maintenance()
                        .query(row -> row.getString(1), "SELECT state FROM idempotency_keys WHERE user_id = ?", user));
    }
}

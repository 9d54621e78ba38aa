package io.orcha.chat;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.messages;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;

import io.orcha.testing.Events;
import io.orcha.testing.Gate;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class ChatStreamTest {

    ModelStub model;

    @TestHTTPResource
    URI service;

    @BeforeEach
    void forgetEarlierCalls() {
        model.reset();
    }

    @Test
    void streamsSessionDeltasAndDone() {
        var user = newUser();
        saveMemory(user, "known");
        model.next(ModelStub.reply("Grüße 🦊 and more"));

        var response = chat(user, "Hi", "stream", true);

        response.then().statusCode(200).contentType(startsWith("text/event-stream"));
        var events = Events.parse(response.asString());
        assertThat(events.names()).containsExactly("session", "delta", "delta", "delta", "delta", "done");
        assertThat(events.text()).isEqualTo("Grüße 🦊 and more");
        assertThat(events.first().at("/memory/used").asBoolean()).isTrue();
        assertThat(events.last().at("/message/content").asText()).isEqualTo("Grüße 🦊 and more");
        assertThat(events.last().at("/usage/total_tokens").asInt()).isEqualTo(18);
        var session = events.first().path("session_id").asText();
        assertThat(events.last().path("session_id").asText()).isEqualTo(session);
        assertThat(messages(user, session))
                .extracting(message -> message.get("content"), message -> message.get("partial"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Hi", false),
                        org.assertj.core.groups.Tuple.tuple("Grüße 🦊 and more", false));
    }

    @Test
    void streamsForAClientThatAcceptsEventsOnly() {
        json(map("user_id", newUser(), "message", "Hi"))
                .accept("text/event-stream")
                .post("/api/v1/orcha/chat")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/event-stream"))
                .body(startsWith("event: session"));
    }

    @Test
    void answersAProblemBeforeTheStreamBegins() {
        chat(newUser(), "", "stream", true).then().statusCode(422).contentType("application/problem+json");
    }

    @Test
    void sendsCommentsWhileTheModelThinks() throws Exception {
        var gate = new Gate();
        model.next((exchange, call) -> {
            ModelStub.sendHeaders(exchange, 200, "text/event-stream");
            ModelStub.send(exchange, ModelStub.chunk("thinking ", null));
            gate.arriveAndWait();
            ModelStub.send(exchange, ModelStub.chunk("done", "stop"));
            ModelStub.send(exchange, "[DONE]");
            exchange.close();
        });

        try (var client = HttpClient.newHttpClient()) {
            var lines = client.send(request(newUser()), HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .peek(line -> {
                        if (line.startsWith(":")) {
                            gate.open();
                        }
                    })
                    .toList();
            assertThat(lines).anyMatch(line -> line.startsWith(": "));
            assertThat(lines).contains("event: done");
        }
    }

    @Test
    void sendsCommentsBeforeTheModelSaysAnything() throws Exception {
        var gate = new Gate();
        model.next(ModelStub.after(gate, ModelStub.reply("at last")));

        try (var client = HttpClient.newHttpClient()) {
            var lines = client.send(request(newUser()), HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .peek(line -> {
                        if (line.startsWith(":")) {
                            gate.open();
                        }
                    })
                    .toList();
            assertThat(lines).contains("event: session", "event: done").anyMatch(line -> line.startsWith(": "));
        }
    }

    @Test
    void keepsWhatPostgresCanStoreOfAReplyWithNul() {
        var user = newUser();
        model.next(ModelStub.reply("be\0fore af\0ter"));
        var events = Events.parse(chat(user, "Hi", "stream", true).asString());
        model.next(ModelStub.reply("be\0fore"));
        var whole = chat(user, "Hi");

        assertThat(events.last().at("/message/content").asText()).isEqualTo("before after");
        assertThat(whole.<String>path("message.content")).isEqualTo("before");
    }

    @Test
    void cancelsTheModelAndKeepsThePartialReplyWhenTheClientHangsUp() throws Exception {
        var user = newUser();
        var broken = new Gate();
        model.next(ModelStub.endless(broken));
        String session;

        try (var socket = new Socket(service.getHost(), service.getPort())) {
            var body = "{\"user_id\":\"" + user + "\",\"message\":\"Tell me everything\",\"stream\":true}";
            socket.getOutputStream()
                    .write(("POST /api/v1/orcha/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(UTF_8));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            session = readUntil(reader, "word20").replaceAll("(?s).*\"session_id\":\"([^\"]+)\".*", "$1");
        }

        broken.awaitOpening();
        await().untilAsserted(() -> assertThat(messages(user, session)).hasSize(2));
        var reply = messages(user, session).getLast();
        assertThat(reply.get("partial")).isEqualTo(true);
        assertThat((String) reply.get("content")).startsWith("word0 word1 word2 ");
        chat(user, "Go on", "session_id", session).then().statusCode(200);
    }

    private HttpRequest request(String user) {
        return HttpRequest.newBuilder(service.resolve("/api/v1/orcha/chat"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"user_id\":\"" + user + "\",\"message\":\"Hi\",\"stream\":true}"))
                .build();
    }

    private static String readUntil(BufferedReader reader, String mark) throws java.io.IOException {
        var text = new StringBuilder();
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            text.append(line).append('\n');
            if (line.contains(mark)) {
                return text.toString();
            }
        }
        throw new IllegalStateException("the stream ended early: " + text);
    }
}

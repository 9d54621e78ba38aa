package io.orcha.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.testing.Api;
import io.orcha.testing.Events;
import io.orcha.testing.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A client of one service process. */
final class ServiceClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI service;

    private ServiceClient(URI service) {
        this.service = service;
    }

    static ServiceClient of(ServiceProcess service) {
        return new ServiceClient(service.baseUri());
    }

    /** What the service answered. */
    record Answer(int status, HttpHeaders headers, String body) {

        boolean isOk() {
            return status == 200;
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        JsonNode json() {
            return parse(body);
        }

        /** The text at a JSON pointer. */
        String text(String pointer) {
            return json().at(pointer).asText();
        }

        Events events() {
            return Events.parse(body);
        }

        /** The assistant's words, in one piece or streamed. */
        String reply() {
            if (!isOk()) {
                throw new IllegalStateException("HTTP %d: %s".formatted(status, body));
            }
            return header("Content-Type").startsWith("text/event-stream") ? events().text() : text("/message/content");
        }

        String session() {
            return header("Content-Type").startsWith("text/event-stream")
                    ? events().first().path("session_id").asText()
                    : text("/session_id");
        }
    }

    Answer saveMemory(String user, String content) {
        return post("/api/v1/memory", Api.map("user_id", user, "content", content));
    }

    Answer memory(String user) {
        return get("/api/v1/memory/" + user);
    }

    Answer chat(String user, String message, Object... options) {
        var body = Api.map("user_id", user, "message", message);
        body.putAll(Api.map(options));
        return post("/api/v1/orcha/chat", body);
    }

    /** A user's only session. */
    String onlySession(String user) {
        var sessions = get("/sessions?user_id=" + user).json().path("sessions");
        if (sessions.size() != 1) {
            throw new IllegalStateException("not one session: " + sessions);
        }
        return sessions.get(0).path("session_id").asText();
    }

    /** What was said in a session, oldest first. */
    List<String> contents(String user, String session) {
        var messages = get("/api/v1/sessions/%s/messages?limit=1000&user_id=%s".formatted(session, user));
        return elements(messages.json())
                .map(message -> message.path("content").asText())
                .toList();
    }

    /** The kinds of a user's jobs. */
    List<String> jobs(String user) {
        return elements(get("/api/v1/operations/jobs?limit=1000").json().path("jobs"))
                .filter(job -> job.path("instance").asText().equals(user))
                .map(job -> job.path("job").asText())
                .toList();
    }

    /** Those that do not wait for a conversation to come to rest. */
    List<String> jobsUnderWay(String user) {
        return jobs(user).stream()
                .filter(job -> !job.equals("conversation-summary"))
                .toList();
    }

    /** The numbers of all versions of a user's memory. */
    List<Long> versions(String user) {
        var numbers = new ArrayList<Long>();
        for (var cursor = ""; cursor != null; ) {
            var page =
                    get("/api/v1/memory/%s/versions%s".formatted(user, cursor)).json();
            elements(page.path("versions"))
                    .forEach(version -> numbers.add(version.path("version").asLong()));
            var next = page.path("next_cursor");
            cursor = next.isTextual() ? "?cursor=" + next.asText() : null;
        }
        return numbers;
    }

    /** The text of one version of a user's memory. */
    String version(String user, long version) {
        return get("/api/v1/memory/%s/versions/%d".formatted(user, version)).text("/content");
    }

    Answer get(String path) {
        return send(request(path));
    }

    Answer get(String path, String header, String value) {
        return send(request(path).header(header, value));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Puts a mark, which has no body. */
    Answer put(String path) {
        return send(request(path).PUT(BodyPublishers.noBody()));
    }

    Answer forget(String user, String text) {
        return post("/api/v1/memory/%s/forget".formatted(user), Api.map("text", text));
    }

    Answer post(String path, Object body) {
        return post(path, "application/json", json(body).getBytes(UTF_8));
    }

    /** Posts with an {@code Idempotency-Key}, so that the request can be repeated, here or elsewhere. */
    Answer postOnce(String path, Object body, String key) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(json(body).getBytes(UTF_8))));
    }

    Answer post(String path, String type, byte[] body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).timeout(PATIENCE);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString(UTF_8));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String json(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

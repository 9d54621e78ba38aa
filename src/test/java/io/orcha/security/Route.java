package io.orcha.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orcha.user.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One operation of the API description, and requests for it. */
record Route(URI service, String method, String path, JsonNode description) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String DECISIONS = "/security/operations.txt";

    /** All operations that the running service describes to a holder of a key. */
    static List<Route> all(URI service, String key) {
        var document = new Sent(HttpRequest.newBuilder(service.resolve("/q/openapi?format=json")), "the description")
                .send(Map.of("X-API-Key", key));
        try {
            return JSON.readTree(document.body()).path("paths").properties().stream()
                    .flatMap(path -> path.getValue().properties().stream()
                            .filter(operation -> operation.getValue().has("operationId"))
                            .map(operation -> new Route(
                                    service,
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    operation.getValue())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was decided by hand: the scopes of each operation. */
    static Map<String, Set<String>> decisions() {
        try (var file = Route.class.getResourceAsStream(DECISIONS)) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split("\\s+", -1))
                    .collect(Collectors.toMap(words -> words[0], words -> Set.of(words[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String operation() {
        return description.path("operationId").asText();
    }

    /** The scopes that its description asks for, under whichever scheme. */
    Set<String> scopes() {
        return description.path("security").findValues("bearer").stream()
                .flatMap(scopes -> StreamSupport.stream(scopes.spliterator(), false))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    /** The one scope that it needs. */
    Scope scope() {
        return Scope.of(String.join(",", scopes())).orElseThrow();
    }

    /** The ways to send it: as it is, with an Idempotency-Key, and as a stream. */
    Stream<Sent> requests(String user) {
        var plain = Stream.of(new Sent(request(user), method + " " + path));
        if (!method.equals("POST")) {
            return plain;
        }
        var keyed = new Sent(
                request(user).header("Idempotency-Key", UUID.randomUUID().toString()), "keyed " + method + " " + path);
        return operation().equals("chat")
                ? Stream.of(
                        new Sent(request(user), "chat"),
                        keyed,
                        new Sent(request(user).header("Accept", "text/event-stream"), "streamed chat"))
                : Stream.concat(plain, Stream.of(keyed));
    }

    private HttpRequest.Builder request(String user) {
        var target = path.replace("{user_id}", user)
                .replace("{user_identifier}", user)
                .replace("{version}", "1")
                .replaceAll("\\{[a-z]+_id}", UUID.randomUUID().toString())
                .replaceAll("\\{[a-z]+}", "unknown");
        var inQuery = description.path("parameters").findParents("in").stream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> parameter.path("name").asText())
                .filter(Set.of("user_id", "user_identifier")::contains)
                .map(name -> "?" + name + "=" + user)
                .findFirst();
        var request = HttpRequest.newBuilder(service.resolve(target + inQuery.orElse("")));
        var content = description.path("requestBody").path("content").properties().stream()
                .findFirst();
        if (content.isEmpty()) {
            return request.method(method, BodyPublishers.noBody());
        }
        var example = content.get().getValue().path("example").deepCopy();
        if (example instanceof ObjectNode object) {
            // The example's session is nobody's; without one a turn begins its own.
            object.remove("session_id");
            object.remove("stream");
            for (var name : List.of("user_id", "user_identifier")) {
                if (object.has(name)) {
                    object.put(name, user);
                }
            }
        }
        return request.header("Content-Type", content.get().getKey())
                .method(method, BodyPublishers.ofString(example.isMissingNode() ? "[]" : example.toString()));
    }

    /** A request that lacks only its credential. */
    record Sent(HttpRequest.Builder request, String name) {

        Answer send(Map<String, String> headers) {
            var authenticated = request.copy();
            headers.forEach(authenticated::header);
            try {
                var response = HTTP.send(authenticated.build(), BodyHandlers.ofString());
                return new Answer(response.statusCode(), response, response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What the service said. */
    record Answer(int status, HttpResponse<String> response, String body) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        boolean isProblem(int expected, String type) {
            return status == expected
                    && header("Content-Type").startsWith("application/problem+json")
                    && body.contains("\"type\":\"" + type + "\"")
                    && body.contains("\"status\":" + expected)
                    && !body.contains("Exception");
        }

        @Override
        public String toString() {
            return status + " " + body;
        }
    }
}

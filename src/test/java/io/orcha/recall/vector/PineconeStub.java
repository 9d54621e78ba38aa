package io.orcha.recall.vector;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

/** A server that speaks the part of Pinecone's HTTP protocol that is used, both for indexes and for their points. */
final class PineconeStub extends StubStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** As the real one documents it. */
    private static final int MOST_BYTES = 2_000_000;

    private final HttpServer server;
    private volatile JsonNode index;

    PineconeStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::handle);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Map<String, String> settings() {
        return Map.of(
                "orcha.recall.vector-store",
                "pinecone",
                "orcha.recall.pinecone.control-url",
                address(),
                "orcha.recall.pinecone.api-key",
                API_KEY,
                "orcha.recall.pinecone.index",
                "memories");
    }

    /** What was asked for when the index was created. */
    JsonNode index() {
        return index;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var raw = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var body = raw.isEmpty() ? JSON.createObjectNode() : JSON.readTree(raw);
        if (!accepts(exchange.getRequestHeaders().getFirst("Api-Key"))) {
            send(exchange, 401, "{}");
        } else if (!answers()) {
            send(exchange, 503, "{\"message\":\"down\"}");
        } else if (raw.length() > MOST_BYTES) {
            send(exchange, 400, "{\"message\":\"too large\"}");
        } else {
            switch (exchange.getRequestURI().getPath()) {
                case "/indexes" -> {
                    index = body;
                    send(exchange, 201, "{\"host\":\"%s\"}".formatted(address()));
                }
                case "/indexes/memories" ->
                    send(exchange, index == null ? 404 : 200, "{\"host\":\"%s\"}".formatted(address()));
                case "/vectors/upsert" -> {
                    body.path("vectors").forEach(this::put);
                    send(exchange, 200, "{\"upsertedCount\":1}");
                }
                case "/vectors/delete" -> delete(exchange, body);
                case "/query" -> query(exchange, body);
                default -> send(exchange, 404, "{}");
            }
        }
    }

    private void put(JsonNode vector) {
        var metadata = vector.path("metadata");
        put(
                vector.path("id").asText(),
                new Stored(
                        metadata.path("user_id").asText(),
                        metadata.path("life").asLong(),
                        UUID.fromString(metadata.path("unit_id").asText()),
                        metadata.path("passage").asLong(),
                        floats(vector.path("values"))));
    }

    private void delete(HttpExchange exchange, JsonNode body) throws IOException {
        var space = body.path("namespace").asText();
        if (of(space).isEmpty()) {
            send(exchange, 404, "{}");
            return;
        }
        if (body.has("ids")) {
            var ids = new ArrayList<String>();
            body.path("ids").forEach(id -> ids.add(id.asText()));
            removeIds(ids);
        } else {
            long through = body.path("filter").path("life").path("$lte").asLong(-1);
            removeIf(point -> point.user().equals(space) && point.life() <= through);
        }
        send(exchange, 200, "{}");
    }

    private void query(HttpExchange exchange, JsonNode body) throws IOException {
        var space = body.path("namespace").asText();
        var filter = body.path("filter");
        var answer = JSON.createObjectNode().put("namespace", space);
        var matches = answer.putArray("matches");
        var query = floats(body.path("vector"));
        nearest(
                        point -> point.user().equals(space)
                                && point.user()
                                        .equals(filter.path("user_id")
                                                .path("$eq")
                                                .asText())
                                && point.life()
                                        == filter.path("life").path("$eq").asLong(-1),
                        query,
                        body.path("topK").asLong())
                .forEach(point -> matches.addObject()
                        .put("id", "x")
                        .put("score", point.cosine(query))
                        .putObject("metadata")
                        .put("user_id", point.user())
                        // Numbers of metadata come back as floating point ones.
                        .put("life", (double) point.life())
                        .put("unit_id", point.unit().toString()));
        send(exchange, 200, answer.toString());
    }

    private static List<Float> floats(JsonNode numbers) {
        var floats = new ArrayList<Float>();
        numbers.forEach(number -> floats.add((float) number.asDouble()));
        return floats;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}

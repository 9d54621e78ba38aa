package io.orcha.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * An OpenAI-compatible server of embeddings: the vector of a text has its length as the first number, and else ones. Scripted
 * answers are used up one per call, in order.
 */
public final class EmbeddingStub implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final int dimension;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Deque<Behaviour> script = new ArrayDeque<>();
    private volatile Behaviour otherwise;

    /** One request that the stub received. */
    public record Call(List<String> texts, String model, String authorization) {}

    /** How the stub treats one call. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(HttpExchange exchange, Call call) throws IOException, InterruptedException;
    }

    private EmbeddingStub(HttpServer server, int dimension) {
        this.server = server;
        this.dimension = dimension;
        this.otherwise = vectors(dimension);
    }

    public static EmbeddingStub start(int dimension) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var stub = new EmbeddingStub(server, dimension);
            server.createContext("/v1/embeddings", stub::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String baseUrl() {
        return "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort());
    }

    public List<Call> calls() {
        return calls;
    }

    public void next(Behaviour... behaviours) {
        synchronized (script) {
            script.addAll(List.of(behaviours));
        }
    }

    /** From now on, when nothing else is scripted. */
    public void always(Behaviour behaviour) {
        otherwise = behaviour;
    }

    /** Forgets calls and what was scripted, and answers with vectors. */
    public void reset() {
        calls.clear();
        comeBack();
    }

    /** Answers with vectors again, and forgets what was scripted. */
    public void comeBack() {
        synchronized (script) {
            script.clear();
        }
        always(vectors(dimension));
    }

    public static Behaviour status(int status, String... headers) {
        return (exchange, _) -> {
            for (int at = 0; at < headers.length; at += 2) {
                exchange.getResponseHeaders().set(headers[at], headers[at + 1]);
            }
            send(exchange, status, "{\"error\":{\"message\":\"scripted\"}}");
        };
    }

    /** HTTP 400 when one of the texts is longer than so many characters, or else vectors. */
    public static Behaviour refusingLonger(int characters, int dimension) {
        return (exchange, call) -> {
            boolean refuses = call.texts().stream().anyMatch(text -> text.length() > characters);
            (refuses ? status(400) : vectors(dimension)).answer(exchange, call);
        };
    }

    public static Behaviour after(Gate gate, Behaviour then) {
        return (exchange, call) -> {
            gate.arriveAndWait();
            then.answer(exchange, call);
        };
    }

    /** Vectors of so many numbers, in the reverse order of the texts but with their places. */
    public static Behaviour vectors(int dimension) {
        return (exchange, call) -> {
            var answer = JSON.createObjectNode().put("object", "list").put("model", call.model());
            var data = answer.putArray("data");
            for (int at = call.texts().size() - 1; at >= 0; at--) {
                var vector = data.addObject()
                        .put("object", "embedding")
                        .put("index", at)
                        .putArray("embedding");
                vector.add(call.texts().get(at).length());
                for (int number = 1; number < dimension; number++) {
                    vector.add(1);
                }
            }
            answer.putObject("usage").put("prompt_tokens", 1).put("total_tokens", 1);
            send(exchange, 200, answer.toString());
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = JSON.readTree(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var texts = new ArrayList<String>();
        body.path("input").forEach((JsonNode text) -> texts.add(text.asText()));
        var call = new Call(
                texts, body.path("model").asText(), exchange.getRequestHeaders().getFirst("Authorization"));
        calls.add(call);
        try {
            behaviour().answer(exchange, call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private Behaviour behaviour() {
        synchronized (script) {
            return script.isEmpty() ? otherwise : script.poll();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

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
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An OpenAI-compatible server whose answers a test writes. Scripted behaviours are used up one per chat call, in order; after
 * them every call gets the default reply. Calls that summarise memory or a conversation, or look for memories, are told apart by their
 * system message and never use up a script.
 */
public final class ModelStub implements AutoCloseable {

    /** What the stub says when nothing is scripted. */
    public static final String DEFAULT_REPLY = "Hello from the model.";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Call> summaries = new CopyOnWriteArrayList<>();
    private final Deque<Behaviour> script = new ArrayDeque<>();
    private final List<Call> extractions = new CopyOnWriteArrayList<>();
    private final List<Call> conversations = new CopyOnWriteArrayList<>();
    private volatile Function<String, String> summariser = SummaryAnswers::keepNotes;
    private volatile Function<String, String> extractor = ModelStub::nothingFound;
    private volatile Function<String, String> conversationSummariser = ModelStub::nothingSaid;

    /** One request that the stub received. */
    public record Call(JsonNode body, String raw, String authorization, String traceparent) {

        public boolean streamed() {
            return body.path("stream").asBoolean();
        }

        public List<String> roles() {
            return body.path("messages").findValuesAsText("role");
        }

        public List<String> contents() {
            return body.path("messages").findValuesAsText("content");
        }
    }

    /** How the stub treats one call. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(HttpExchange exchange, Call call) throws IOException, InterruptedException;
    }

    private ModelStub(HttpServer server) {
        this.server = server;
    }

    public static ModelStub start() {
        return start(0);
    }

    /** Starts a stub on a given port, for example that of one that was closed. */
    public static ModelStub start(int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var stub = new ModelStub(server);
            server.createContext("/v1/chat/completions", stub::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String baseUrl() {
        return "http://127.0.0.1:%d/v1".formatted(port());
    }

    /** Forgets calls, scripts and the summariser. */
    public void reset() {
        calls.clear();
        summaries.clear();
        extractions.clear();
        conversations.clear();
        synchronized (script) {
            script.clear();
        }
        summariser = SummaryAnswers::keepNotes;
        extractor = ModelStub::nothingFound;
        conversationSummariser = ModelStub::nothingSaid;
    }

    public void next(Behaviour... behaviours) {
        synchronized (script) {
            script.addAll(List.of(behaviours));
        }
    }

    /** What summarising calls are answered, from the message with the notes and statements; see {@link SummaryAnswers}. */
    public void summarise(Function<String, String> answer) {
        summariser = answer;
    }

    /** What calls that look for long-term memories are answered, from the message with what was said. */
    public void extract(Function<String, String> answer) {
        extractor = answer;
    }

    public List<Call> extractions() {
        return extractions;
    }

    /** What calls that summarise a conversation are answered, from the message with what was said. */
    public void summariseConversations(Function<String, String> answer) {
        conversationSummariser = answer;
    }

    public List<Call> conversations() {
        return conversations;
    }

    private static String nothingSaid(String request) {
        return "{\"summary\": \"\"}";
    }

    private static String nothingFound(String request) {
        return "{\"memories\": []}";
    }

    public List<Call> calls() {
        return calls;
    }

    public List<Call> summaries() {
        return summaries;
    }

    public Call lastCall() {
        return calls.getLast();
    }

    public static Behaviour reply(String text) {
        return (exchange, call) -> {
            if (call.streamed()) {
                sendHeaders(exchange, 200, "text/event-stream");
                for (var piece : text.split("(?<= )", -1)) {
                    send(exchange, chunk(piece, null));
                }
                send(exchange, chunk("", "stop"));
                send(
                        exchange,
                        "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"choices\":[],\"usage\":{\"prompt_tokens\":11,"
                                + "\"completion_tokens\":7,\"total_tokens\":18}}");
                send(exchange, "[DONE]");
                exchange.close();
            } else {
                var answer = JSON.createObjectNode()
                        .put("id", "c")
                        .put("object", "chat.completion")
                        .put("model", "stub-model-2026");
                var choice =
                        answer.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
                choice.putObject("message").put("role", "assistant").put("content", text);
                answer.putObject("usage")
                        .put("prompt_tokens", 11)
                        .put("completion_tokens", 7)
                        .put("total_tokens", 18);
                body(exchange, 200, "application/json", answer.toString());
            }
        };
    }

    public static Behaviour status(int status, String... headers) {
        return (exchange, _) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            body(exchange, status, "application/json", "{\"error\":{\"message\":\"scripted\"}}");
        };
    }

    /** A 200 that is not JSON. */
    public static Behaviour garbage() {
        return (exchange, call) -> body(
                exchange,
                200,
                call.streamed() ? "text/event-stream" : "application/json",
                "data: <html>gate</html>\n\n");
    }

    /** Streams some pieces and breaks the connection, or begins a JSON answer and breaks the connection. */
    public static Behaviour cutAfter(String... pieces) {
        return (exchange, call) -> {
            if (call.streamed()) {
                sendHeaders(exchange, 200, "text/event-stream");
                for (var piece : pieces) {
                    send(exchange, chunk(piece, null));
                }
            } else {
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().write("{\"id\":\"c\",".getBytes(UTF_8));
                exchange.getResponseBody().flush();
            }
            exchange.close();
        };
    }

    /** Waits before another behaviour. */
    public static Behaviour after(Gate gate, Behaviour then) {
        return (exchange, call) -> {
            gate.arriveAndWait();
            then.answer(exchange, call);
        };
    }

    /** Streams pieces until the connection breaks, then opens the gate. */
    public static Behaviour endless(Gate broken) {
        return (exchange, _) -> {
            try {
                sendHeaders(exchange, 200, "text/event-stream");
                for (int i = 0; i < 100_000 && !broken.isOpen(); i++) {
                    send(exchange, chunk("word" + i + " ", null));
                    Thread.sleep(2);
                }
            } catch (IOException e) {
                broken.open();
            }
        };
    }

    public static String chunk(String text, String finishReason) {
        var chunk = JSON.createObjectNode()
                .put("id", "c")
                .put("object", "chat.completion.chunk")
                .put("model", "stub-model-2026");
        var choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta").put("content", text);
        choice.put("finish_reason", finishReason);
        return chunk.toString();
    }

    public static void sendHeaders(HttpExchange exchange, int status, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, 0);
    }

    public static void send(HttpExchange exchange, String data) throws IOException {
        exchange.getResponseBody().write(("data: " + data + "\n\n").getBytes(UTF_8));
        exchange.getResponseBody().flush();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var raw = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var call = new Call(
                JSON.readTree(raw),
                raw,
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("traceparent"));
        try {
            if (call.contents().getFirst().startsWith("You keep the notes")) {
                summaries.add(call);
                reply(summariser.apply(call.contents().get(1))).answer(exchange, call);
            } else if (call.contents().getFirst().startsWith("You find what an assistant should remember")) {
                extractions.add(call);
                reply(extractor.apply(call.contents().get(1))).answer(exchange, call);
            } else if (call.contents().getFirst().startsWith("You summarise one conversation")) {
                conversations.add(call);
                reply(conversationSummariser.apply(call.contents().get(1))).answer(exchange, call);
            } else {
                calls.add(call);
                nextBehaviour().answer(exchange, call);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private Behaviour nextBehaviour() {
        synchronized (script) {
            return script.isEmpty() ? reply(DEFAULT_REPLY) : script.poll();
        }
    }

    private static void body(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

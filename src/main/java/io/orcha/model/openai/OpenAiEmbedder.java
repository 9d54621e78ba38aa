package io.orcha.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.model.LanguageModel.Circuit;
import io.orcha.model.ModelConfig;
import io.orcha.model.ModelException;
import io.orcha.model.embedding.Embedder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An embedding model at any OpenAI-compatible server, with the retries and the circuit breaker of the language model's calls. It
 * speaks HTTP itself: what quarkus-langchain4j reads an embedding with does not stand a JSON configuration that forbids trailing
 * tokens, as the service's own does.
 */
public final class OpenAiEmbedder implements Embedder {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Somebody waits for what is found, and much is found without a vector as well. */
    private static final Duration PATIENCE_WITH_QUESTIONS = Duration.ofSeconds(2);

    /** No server has a reason to refuse it. */
    private static final String HARMLESS = "-";

    private final HttpClient client;
    private final URI address;
    private final Clock clock;
    private final Server server;
    private final Failures failures;
    private final Protected background;
    private final Protected questions;
    private volatile @Nullable String problem;

    /**
     * What is asked, and how.
     *
     * @param baseUrl up to and including {@code /v1}
     * @param dimension how many numbers its vectors have
     * @param batchSize how many texts go in one call
     * @param timeout of one attempt; questions have one of two seconds at most
     */
    public record Server(
            String baseUrl, @Nullable String apiKey, String name, int dimension, int batchSize, Duration timeout) {}

    private OpenAiEmbedder(Server server, ModelConfig config, Clock clock) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(server.timeout())
                .build();
        this.address = URI.create(server.baseUrl().replaceFirst("/$", "") + "/embeddings");
        this.server = server;
        this.clock = clock;
        this.failures = new Failures(config, server.timeout());
        this.background = new Protected("embedding", config, failures);
        this.questions = new Protected("embedding of questions", config, failures, 0);
    }

    /** Prepares the connection to a server; nothing is sent yet. */
    public static OpenAiEmbedder connect(Server server, ModelConfig config, Clock clock) {
        return new OpenAiEmbedder(server, config, clock);
    }

    @Override
    public String model() {
        return "openai:" + server.name();
    }

    @Override
    public int dimension() {
        return server.dimension();
    }

    @Override
    public List<float[]> embed(List<String> texts, Purpose purpose) {
        var vectors = new ArrayList<float[]>(texts.size());
        var guarded = purpose == Purpose.QUERY ? questions : background;
        try {
            for (int from = 0; from < texts.size(); from += server.batchSize()) {
                var batch = texts.subList(from, Math.min(texts.size(), from + server.batchSize()));
                vectors.addAll(guarded.guard()
                        .call(() -> embedOnce(batch, timeout(purpose)), Vectors.class)
                        .vectors());
            }
        } catch (Exception e) {
            note(failures.translate(e), guarded);
            return List.of();
        }
        problem = null;
        return vectors;
    }

    @Override
    public List<Optional<float[]>> embedEach(List<String> texts) {
        var vectors = new ArrayList<Optional<float[]>>(texts.size());
        try {
            for (int from = 0; from < texts.size(); from += server.batchSize()) {
                vectors.addAll(each(texts.subList(from, Math.min(texts.size(), from + server.batchSize()))));
            }
            // A server that refuses everything does so for another reason than what the texts are.
            if (!vectors.isEmpty() && vectors.stream().noneMatch(Optional::isPresent)) {
                var _ = call(List.of(HARMLESS));
            }
        } catch (Exception e) {
            note(failures.translate(e), background);
            return List.of();
        }
        problem = null;
        return vectors;
    }

    /** Halves what is refused until it is known which text it is. */
    private List<Optional<float[]>> each(List<String> texts) throws Exception {
        try {
            return call(texts).stream().map(Optional::of).toList();
        } catch (Exception e) {
            if (!failures.translate(e).isUnusable()) {
                throw e;
            }
            if (texts.size() == 1) {
                return List.of(Optional.empty());
            }
            var vectors = new ArrayList<>(each(texts.subList(0, texts.size() / 2)));
            vectors.addAll(each(texts.subList(texts.size() / 2, texts.size())));
            return vectors;
        }
    }

    private List<float[]> call(List<String> texts) throws Exception {
        return background
                .guard()
                .call(() -> embedOnce(texts, server.timeout()), Vectors.class)
                .vectors();
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private record Vectors(List<float[]> vectors) {}

    private Duration timeout(Purpose purpose) {
        return purpose == Purpose.QUERY && server.timeout().compareTo(PATIENCE_WITH_QUESTIONS) > 0
                ? PATIENCE_WITH_QUESTIONS
                : server.timeout();
    }

    private Vectors embedOnce(List<String> texts, Duration timeout) throws Exception {
        var body = JSON.createObjectNode().put("model", server.name()).put("encoding_format", "float");
        var input = body.putArray("input");
        texts.forEach(text -> input.add(text.isBlank() ? HARMLESS : text));
        var data = post(JSON.writeValueAsString(body), timeout).path("data");
        if (data.size() != texts.size()) {
            throw unusable("another number of vectors than there were texts");
        }
        var vectors = new TreeMap<Integer, float[]>();
        for (int at = 0; at < data.size(); at++) {
            int place = data.get(at).path("index").asInt(at);
            if (place < 0
                    || place >= texts.size()
                    || vectors.put(place, ofLengthOne(data.get(at).path("embedding"))) != null) {
                throw unusable("vectors of no text");
            }
        }
        return new Vectors(List.copyOf(vectors.values()));
    }

    private JsonNode post(String body, Duration timeout) throws Exception {
        var request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (server.apiKey() != null) {
            request.header("Authorization", "Bearer " + server.apiKey());
        }
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                var wait = response.headers().firstValue("Retry-After").orElse(null);
                throw new UpstreamException(
                        response.statusCode(), UpstreamExceptionMapper.retryAfter(wait, clock.instant()));
            }
            return JSON.readTree(response.body());
        } catch (HttpTimeoutException e) {
            var late = new TimeoutException("no answer in time");
            late.initCause(e);
            throw late;
        }
    }

    private float[] ofLengthOne(JsonNode numbers) {
        if (numbers.size() != server.dimension()) {
            throw unusable("vectors of %d numbers, and orcha.embedding.dimension is %d"
                    .formatted(numbers.size(), server.dimension()));
        }
        double squares = 0;
        for (var number : numbers) {
            squares += number.asDouble() * number.asDouble();
        }
        if (!(squares > 0) || Double.isInfinite(squares)) {
            throw unusable("a vector without a direction");
        }
        var vector = new float[numbers.size()];
        double length = Math.sqrt(squares);
        for (int at = 0; at < vector.length; at++) {
            vector[at] = (float) (numbers.get(at).asDouble() / length);
        }
        return vector;
    }

    private static ModelException unusable(String what) {
        return ModelException.unusable("The embedding model answered %s.".formatted(what), Duration.ofSeconds(5), null);
    }

    /** The details name no content. */
    private void note(ModelException failure, Protected guarded) {
        var why = String.valueOf(failure.getMessage())
                .replace("The language model", "The embedding model")
                .replace("orcha.model.", "orcha.embedding.")
                .replace("a chat completion", "a list of embeddings");
        // What opened the circuit tells more than that it is open.
        if (problem == null || guarded.circuit() == Circuit.CLOSED) {
            problem = why;
        }
    }
}

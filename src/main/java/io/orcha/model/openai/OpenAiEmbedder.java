package io.orcha.model.openai;

import dev.langchain4j.model.openai.internal.embedding.EmbeddingRequest;
import io.orcha.model.LanguageModel.Circuit;
import io.orcha.model.ModelConfig;
import io.orcha.model.ModelException;
import io.orcha.model.embedding.Embedder;
import io.quarkiverse.langchain4j.openai.common.OpenAiRestApi;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.jspecify.annotations.Nullable;

/** An embedding model at any OpenAI-compatible server, with the retries and the circuit breaker of the language model's calls. */
public final class OpenAiEmbedder implements Embedder {

    private static final Logger LOG = Logger.getLogger(OpenAiEmbedder.class);
    private static final int CONNECTIONS = 16;

    private final OpenAiRestApi api;
    private final OpenAiRestApi.ApiMetadata credentials;
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
     * @param timeout of one attempt
     */
    public record Server(
            String baseUrl, @Nullable String apiKey, String name, int dimension, int batchSize, Duration timeout) {}

    private OpenAiEmbedder(
            OpenAiRestApi api, OpenAiRestApi.ApiMetadata credentials, Server server, ModelConfig config) {
        this.api = api;
        this.credentials = credentials;
        this.server = server;
        this.failures = new Failures(config, server.timeout());
        this.background = new Protected("embedding", config, failures);
        this.questions = new Protected("embedding of questions", config, failures);
    }

    /** Prepares the connection to a server; nothing is sent yet. */
    public static OpenAiEmbedder connect(Server server, ModelConfig config, Clock clock) {
        var baseUrl = server.baseUrl();
        var api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(baseUrl.endsWith("/") ? baseUrl : baseUrl + "/"))
                .connectTimeout(Math.min(server.timeout().toMillis(), 10_000), TimeUnit.MILLISECONDS)
                .readTimeout(server.timeout().toMillis() + 1000, TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, CONNECTIONS)
                .register(new UpstreamExceptionMapper(clock))
                .build(OpenAiRestApi.class);
        var credentials = OpenAiRestApi.ApiMetadata.builder();
        if (server.apiKey() != null) {
            credentials.openAiApiKey(server.apiKey());
        }
        return new OpenAiEmbedder(api, credentials.build(), server, config);
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
                        .call(() -> embedOnce(batch), Vectors.class)
                        .vectors());
            }
        } catch (Exception e) {
            tell(failures.translate(e), guarded);
            return List.of();
        }
        if (problem != null) {
            problem = null;
            LOG.info("the embedding model answers again");
        }
        return vectors;
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private record Vectors(List<float[]> vectors) {}

    private Vectors embedOnce(List<String> texts) {
        var request = EmbeddingRequest.builder()
                .model(server.name())
                .input(texts.stream().map(text -> text.isBlank() ? "-" : text).toList())
                .encodingFormat("float")
                .build();
        var data = api.embedding(request, credentials)
                .await()
                .atMost(server.timeout())
                .data();
        if (data == null || data.size() != texts.size()) {
            throw unusable("another number of vectors than there were texts");
        }
        var vectors = new TreeMap<Integer, float[]>();
        for (int at = 0; at < data.size(); at++) {
            var embedding = data.get(at);
            int place = embedding.index() == null ? at : embedding.index();
            if (place < 0 || place >= texts.size() || vectors.put(place, ofLengthOne(embedding.embedding())) != null) {
                throw unusable("vectors of no text");
            }
        }
        return new Vectors(List.copyOf(vectors.values()));
    }

    private float[] ofLengthOne(@Nullable List<Float> numbers) {
        if (numbers == null || numbers.size() != server.dimension()) {
            throw unusable("vectors of %d numbers, and orcha.embedding.dimension is %d"
                    .formatted(numbers == null ? 0 : numbers.size(), server.dimension()));
        }
        double squares = 0;
        for (float number : numbers) {
            squares += (double) number * number;
        }
        if (!(squares > 0) || Double.isInfinite(squares)) {
            throw unusable("a vector without a direction");
        }
        var vector = new float[numbers.size()];
        double length = Math.sqrt(squares);
        for (int at = 0; at < vector.length; at++) {
            vector[at] = (float) (numbers.get(at) / length);
        }
        return vector;
    }

    private static ModelException unusable(String what) {
        return ModelException.unusable("The embedding model answered %s.".formatted(what), Duration.ofSeconds(5), null);
    }

    /** Once, until it is well again; the details name no content. */
    private void tell(ModelException failure, Protected guarded) {
        var why = String.valueOf(failure.getMessage()).replace("The language model", "The embedding model");
        if (problem == null) {
            LOG.warnf("texts are not embedded for now: %s", why);
        }
        // What opened the circuit tells more than that it is open.
        if (problem == null || guarded.circuit() == Circuit.CLOSED) {
            problem = why;
        }
    }
}

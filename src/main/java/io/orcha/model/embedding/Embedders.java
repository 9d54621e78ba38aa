package io.orcha.model.embedding;

import static io.orcha.platform.Settings.positive;
import static io.orcha.platform.Settings.require;

import io.orcha.model.ModelConfig;
import io.orcha.model.openai.OpenAiEmbedder;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Chooses the embedding model that the configuration asks for. */
@ApplicationScoped
public class Embedders {

    /** At start, so that a wrong setting refuses the start; a model in this process is loaded at its first use. */
    @Produces
    @Singleton
    @Startup
    Embedder embedder(EmbeddingConfig config, ModelConfig models, Clock clock) {
        var embedder = chosen(config, models, clock);
        double related = config.related().orElse(embedder.related());
        require(related > 0 && related <= 1, "orcha.embedding.related must be above 0 and at most 1.");
        return new CachedEmbedder(new ReportedEmbedder(embedder), related);
    }

    /** The default model, with one thread for background work. */
    public static Embedder ofDefault() {
        return new CachedEmbedder(new ReportedEmbedder(LocalEmbedder.fromPackage(LocalModel.ALL_MINILM_L6_V2, 1)));
    }

    private static Embedder chosen(EmbeddingConfig config, ModelConfig models, Clock clock) {
        int threads = positive("orcha.embedding.threads", config.threads());
        if (config.model().equals("openai")) {
            return remote(config, models, clock);
        }
        var model = LocalModel.of(config.model())
                .orElseThrow(() -> new ConfigurationException(
                        "orcha.embedding.model must be openai or one of %s.".formatted(LocalModel.ids())));
        return config.directory()
                .map(directory -> LocalEmbedder.fromDirectory(model, directory, threads))
                .orElseGet(() -> LocalEmbedder.fromPackage(model, threads));
    }

    private static Embedder remote(EmbeddingConfig config, ModelConfig models, Clock clock) {
        positive("orcha.embedding.timeout", config.timeout());
        positive("orcha.embedding.dimension", config.dimension());
        positive("orcha.embedding.batch-size", config.batchSize());
        boolean own = config.baseUrl().isPresent() || config.apiKey().isPresent();
        var baseUrl = own ? config.baseUrl() : models.baseUrl();
        var key = own ? config.apiKey() : models.apiKey();
        require(
                baseUrl.isPresent() || key.isPresent(),
                "orcha.embedding.model=openai needs orcha.embedding.base-url or orcha.embedding.api-key, or those of orcha.model.");
        require(!config.name().isBlank(), "orcha.embedding.name must not be empty.");
        return OpenAiEmbedder.connect(
                new OpenAiEmbedder.Server(
                        baseUrl.orElse(ModelConfig.OPENAI_BASE_URL),
                        key.orElse(null),
                        config.name(),
                        config.dimension(),
                        config.batchSize(),
                        config.timeout()),
                models,
                clock);
    }
}

package io.orcha.model.embedding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** The model that makes vectors of texts. What is stored is embedded again, in the background, after it changed. */
@ConfigMapping(prefix = "orcha.embedding")
public interface EmbeddingConfig {

    /** The model's name among those in this process (see {@link LocalModel}), or {@code openai} for one at a server. */
    @WithDefault("all-minilm-l6-v2")
    String model();

    /**
     * Where {@code model.onnx} and {@code tokenizer.json} of a model in this process are, instead of the ones in the package: another
     * precision, or one that was trained further. Questions and passages are prepared as for {@link #model()}.
     */
    Optional<Path> directory();

    /**
     * From which cosine of question and text on a text is worth a prompt's room, 0 to 1; as was measured of the model in this process, and
     * 0.25 for one at a server, when absent.
     */
    OptionalDouble related();

    /** How many texts of background work are embedded at the same time in this process. Questions do not wait for them. */
    @WithDefault("1")
    int threads();

    /** The address of an OpenAI-compatible server up to and including {@code /v1}; that of the language model when absent. */
    Optional<String> baseUrl();

    /** The key for that server; that of the language model when both are absent. */
    Optional<String> apiKey();

    /** The model's name at that server. */
    @WithDefault("text-embedding-3-small")
    String name();

    /** How many numbers its vectors have. An answer with another length is refused. */
    @WithDefault("1536")
    int dimension();

    /** How many texts one call to the server carries at most. */
    @WithDefault("64")
    int batchSize();

    /** How long one attempt at the server may take. How often it is tried again is set for the language model. */
    @WithDefault("10S")
    Duration timeout();
}

package io.orcha.model.embedding;

import dev.langchain4j.model.embedding.onnx.PoolingMode;
import io.orcha.model.embedding.Embedder.Purpose;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The models that come with the package, quantised to eight bits. Their vectors have 384 numbers. */
enum LocalModel {
    /** Small and fast, trained on pairs of sentences of which one follows from the other. */
    ALL_MINILM_L6_V2("all-minilm-l6-v2", PoolingMode.MEAN, "", "", 0.25),

    /** The question is told apart as its authors ask for, see https://huggingface.co/BAAI/bge-small-en-v1.5. */
    BGE_SMALL_EN_V1_5(
            "bge-small-en-v1.5", PoolingMode.CLS, "Represent this sentence for searching relevant passages: ", "", 0.5),

    /** Both are told apart, see https://huggingface.co/intfloat/e5-small-v2. */
    E5_SMALL_V2("e5-small-v2", PoolingMode.MEAN, "query: ", "passage: ", 0.78);

    static final int DIMENSION = 384;

    private final String id;
    private final PoolingMode pooling;
    private final String queryPrefix;
    private final String passagePrefix;
    private final double related;

    LocalModel(String id, PoolingMode pooling, String queryPrefix, String passagePrefix, double related) {
        this.id = id;
        this.pooling = pooling;
        this.queryPrefix = queryPrefix;
        this.passagePrefix = passagePrefix;
        this.related = related;
    }

    static Optional<LocalModel> of(String id) {
        return Arrays.stream(values()).filter(model -> model.id.equals(id)).findAny();
    }

    static String ids() {
        return Arrays.stream(values()).map(LocalModel::id).collect(Collectors.joining(", "));
    }

    String id() {
        return id;
    }

    PoolingMode pooling() {
        return pooling;
    }

    /**
     * See {@link Embedder#related}. Of 30 pairs of a question and a sentence that answers it in other words, two thirds to three quarters
     * are above it, and of questions and sentences that have nothing to do with each other 1 % to 5 %.
     */
    double related() {
        return related;
    }

    /** The model in its jar. */
    String modelResource() {
        return id + "-q.onnx";
    }

    String tokenizerResource() {
        return id + "-q-tokenizer.json";
    }

    /** The text as the model wants it. */
    String prepared(String text, Purpose purpose) {
        return (purpose == Purpose.QUERY ? queryPrefix : passagePrefix) + (text.isBlank() ? "-" : text);
    }
}

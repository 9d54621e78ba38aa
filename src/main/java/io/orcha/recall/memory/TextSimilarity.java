package io.orcha.recall.memory;

import io.orcha.model.embedding.Embedder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/** The likeness of texts in meaning. A text is embedded when it is first asked for; not for use by several threads. */
final class TextSimilarity implements ToDoubleBiFunction<String, String> {

    private final Embedder embedder;
    private final Map<String, float[]> vectors = new HashMap<>();

    TextSimilarity(Embedder embedder) {
        this.embedder = embedder;
    }

    /** The cosine between two texts; NaN when the embedder does not work on this machine. */
    @Override
    public double applyAsDouble(String one, String other) {
        var first = vector(one);
        var second = vector(other);
        return first.length == 0 || second.length == 0 ? Double.NaN : Embedder.similarity(first, second);
    }

    private float[] vector(String text) {
        return vectors.computeIfAbsent(text, missing -> {
            var embedded = embedder.embed(List.of(missing));
            return embedded.isEmpty() ? new float[0] : embedded.getFirst();
        });
    }
}

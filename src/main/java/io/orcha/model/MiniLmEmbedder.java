package io.orcha.model;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * all-MiniLM-L6-v2, quantised, in this process: it needs no server and no network. Loading takes about a second and happens
 * at the first use, so a service that never compresses a memory never pays for it.
 */
@ApplicationScoped
public class MiniLmEmbedder implements Embedder {

    private static final Logger LOG = Logger.getLogger(MiniLmEmbedder.class);
    private static final int CACHED = 2_048;

    private final Map<String, float[]> cache = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
            return size() > CACHED;
        }
    };
    private @Nullable EmbeddingModel loaded;
    private boolean broken;

    @Override
    public String model() {
        return "all-minilm-l6-v2-q";
    }

    @Override
    public int dimension() {
        return 384;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        var vectors = new ArrayList<float[]>(texts.size());
        for (var text : texts) {
            var vector = vector(text);
            if (vector == null) {
                return List.of();
            }
            vectors.add(vector);
        }
        return vectors;
    }

    private float @Nullable [] vector(String text) {
        synchronized (cache) {
            var known = cache.get(text);
            if (known != null) {
                return known;
            }
        }
        var model = loadedModel();
        if (model == null) {
            return null;
        }
        var vector = model.embedAll(List.of(TextSegment.from(text.isBlank() ? "-" : text)))
                .content()
                .getFirst()
                .vector();
        synchronized (cache) {
            cache.put(text, vector);
        }
        return vector;
    }

    private synchronized @Nullable EmbeddingModel loadedModel() {
        if (loaded == null && !broken) {
            try {
                // In the caller's thread: the work is background work, and its own pool would compete with requests.
                loaded = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
            } catch (RuntimeException | LinkageError e) {
                broken = true;
                LOG.warnf(
                        "the embedding model cannot be loaded on this machine (%s); memories are compressed without it",
                        e.getClass().getSimpleName());
            }
        }
        return loaded;
    }
}

package io.orcha.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * all-MiniLM-L6-v2, quantised, in this process: it needs no server and no network. Loading takes about a second and happens
 * at the first use, so a service that never compresses a memory never pays for it.
 */
@ApplicationScoped
public class MiniLmEmbedder implements Embedder {

    private static final Logger LOG = Logger.getLogger(MiniLmEmbedder.class);
    private static final String MAC = "HmacSHA256";
    private static final int CACHED = 2_048;

    private static final Duration CACHED_FOR = Duration.ofMinutes(10);

    /** By digests with a key that only this process has ever had: what users wrote is not in it. */
    private final Cache<ByteBuffer, float[]> cache = Caffeine.newBuilder()
            .maximumSize(CACHED)
            .expireAfterWrite(CACHED_FOR)
            .build();

    private final SecretKeySpec key = newKey();
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
        var digest = digest(text);
        var known = cache.getIfPresent(digest);
        if (known != null) {
            return known;
        }
        var model = loadedModel();
        if (model == null) {
            return null;
        }
        var vector = model.embedAll(List.of(TextSegment.from(text.isBlank() ? "-" : text)))
                .content()
                .getFirst()
                .vector();
        cache.put(digest, vector);
        return vector;
    }

    private ByteBuffer digest(String text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return ByteBuffer.wrap(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }

    private static SecretKeySpec newKey() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, MAC);
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

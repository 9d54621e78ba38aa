package io.orcha.model.embedding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.orcha.platform.TextDigests;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Remembers vectors for a short while: a memory is compressed again and again from much the same sentences, and questions come
 * back. It knows texts by digests with a key that only this process has ever had, so what users wrote is not in it.
 */
final class CachedEmbedder implements Embedder {

    /** Numbers in all vectors together: 2,048 vectors of 384, or 512 of 1,536. */
    private static final int CACHED_NUMBERS = 2_048 * 384;

    private static final Duration CACHED_FOR = Duration.ofMinutes(10);

    private final Cache<ByteBuffer, float[]> cache = Caffeine.newBuilder()
            .maximumWeight(CACHED_NUMBERS)
            .<ByteBuffer, float[]>weigher((_, vector) -> vector.length)
            .expireAfterWrite(CACHED_FOR)
            .scheduler(Scheduler.systemScheduler()) // Otherwise they stay until somebody asks for something.
            .build();

    private final TextDigests textDigests = new TextDigests();
    private final Embedder embedder;
    private final double related;

    CachedEmbedder(Embedder embedder) {
        this(embedder, embedder.related());
    }

    /** With another limit than the model's own. */
    CachedEmbedder(Embedder embedder, double related) {
        this.embedder = embedder;
        this.related = related;
    }

    @Override
    public String model() {
        return embedder.model();
    }

    @Override
    public int dimension() {
        return embedder.dimension();
    }

    @Override
    public double related() {
        return related;
    }

    @Override
    public Optional<String> problem() {
        return embedder.problem();
    }

    @Override
    public List<float[]> embed(List<String> texts, Purpose purpose) {
        return cached(
                        texts,
                        purpose,
                        unknown -> embedder.embed(unknown, purpose).stream()
                                .map(Optional::of)
                                .toList())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<Optional<float[]>> embedEach(List<String> texts) {
        return cached(texts, Purpose.PASSAGE, embedder::embedEach);
    }

    private List<Optional<float[]>> cached(
            List<String> texts, Purpose purpose, Function<List<String>, List<Optional<float[]>>> call) {
        var digests =
                texts.stream().map(text -> textDigests.of(purpose.name(), text)).toList();
        var known = new HashMap<>(cache.getAllPresent(digests));
        var unknown = new LinkedHashMap<ByteBuffer, String>();
        for (int at = 0; at < texts.size(); at++) {
            if (!known.containsKey(digests.get(at))) {
                unknown.put(digests.get(at), texts.get(at));
            }
        }
        if (!unknown.isEmpty()) {
            var made = call.apply(List.copyOf(unknown.values()));
            if (made.size() < unknown.size()) {
                return List.of();
            }
            int next = 0;
            for (var digest : unknown.keySet()) {
                made.get(next++).ifPresent(vector -> {
                    cache.put(digest, vector);
                    known.put(digest, vector);
                });
            }
        }
        return digests.stream()
                .map(digest -> Optional.ofNullable(known.get(digest)))
                .toList();
    }
}

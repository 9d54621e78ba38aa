package io.orcha.model.embedding;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A model in this process: it needs no server and no network. Loading takes about a second and happens at the first use.
 *
 * <p>Texts are embedded one by one. A batch would save little on a processor (6.2 ms a text alone, 5.0 to 7.7 ms in batches of 8 to
 * 32, one thread), and a quantised model makes other vectors of the same text in other company: the ranges of its numbers are
 * those of the whole batch (a cosine of 0.992 to the vector made alone, all-MiniLM-L6-v2).
 */
final class LocalEmbedder implements Embedder {

    private final String name;
    private final LocalModel kind;
    private final Loader loader;
    private final Semaphore background;
    private final Semaphore questions = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private @Nullable EmbeddingModel loaded;
    private volatile @Nullable String problem;

    /** Loads a model. */
    @FunctionalInterface
    interface Loader {
        EmbeddingModel load() throws Exception;
    }

    LocalEmbedder(String name, LocalModel kind, Loader loader, int threads) {
        this.name = name;
        this.kind = kind;
        this.loader = loader;
        this.background = new Semaphore(threads, true);
    }

    static LocalEmbedder fromPackage(LocalModel model, int threads) {
        return new LocalEmbedder(model.id() + "-q", model, () -> OnnxModel.fromPackage(model), threads);
    }

    /** A model in a directory, whose name tells its vectors from those of others. */
    static LocalEmbedder fromDirectory(LocalModel model, Path directory, int threads) {
        return new LocalEmbedder(
                model.id() + ":" + directory.toAbsolutePath().normalize().getFileName(),
                model,
                () -> OnnxModel.fromDirectory(directory, model.pooling()),
                threads);
    }

    @Override
    public String model() {
        return name;
    }

    @Override
    public int dimension() {
        return LocalModel.DIMENSION;
    }

    @Override
    public double related() {
        return kind.related();
    }

    @Override
    public List<float[]> embed(List<String> texts, Purpose purpose) {
        var model = texts.isEmpty() ? null : loadedModel();
        if (model == null) {
            return List.of();
        }
        var vectors = new ArrayList<float[]>(texts.size());
        for (var text : texts) {
            vectors.add(vector(model, text, purpose));
        }
        return vectors;
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** One text at a time has a place, so that a long list lets others in between. */
    private float[] vector(EmbeddingModel model, String text, Purpose purpose) {
        var places = purpose == Purpose.QUERY ? questions : background;
        places.acquireUninterruptibly();
        try {
            return model.embed(TextSegment.from(kind.prepared(text, purpose)))
                    .content()
                    .vector();
        } finally {
            places.release();
        }
    }

    private synchronized @Nullable EmbeddingModel loadedModel() {
        if (loaded == null && problem == null) {
            try {
                loaded = loader.load();
            } catch (Exception | LinkageError e) {
                var why = e instanceof FileNotFoundException missing
                        ? String.valueOf(missing.getMessage())
                        : e.getClass().getSimpleName();
                problem = "The model %s cannot be loaded on this machine, until the service is started again: %s."
                        .formatted(name, why);
            }
        }
        return loaded;
    }
}

package io.orcha.model.embedding;

import io.orcha.platform.problem.FailureDescription;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells an operator once when there are no vectors to be had any more, with the reason, and once when there are again, however many
 * callers try in vain meanwhile.
 */
final class ReportedEmbedder implements Embedder {

    private static final Logger LOG = Logger.getLogger(ReportedEmbedder.class);

    private final Embedder embedder;
    private final AtomicBoolean broken = new AtomicBoolean();
    private volatile @Nullable String failure;

    ReportedEmbedder(Embedder embedder) {
        this.embedder = embedder;
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
        return embedder.related();
    }

    @Override
    public Optional<String> problem() {
        return embedder.problem().or(() -> Optional.ofNullable(failure));
    }

    @Override
    public List<float[]> embed(List<String> texts, Purpose purpose) {
        return reported(texts, () -> embedder.embed(texts, purpose));
    }

    @Override
    public List<Optional<float[]>> embedEach(List<String> texts) {
        return reported(texts, () -> embedder.embedEach(texts));
    }

    private <T> List<T> reported(List<String> texts, Supplier<List<T>> call) {
        if (texts.isEmpty()) {
            return List.of();
        }
        var vectors = attempt(call);
        if (vectors.isEmpty()) {
            var why = problem().orElse("The embedding model gave no reason.");
            if (broken.compareAndSet(false, true)) {
                LOG.warnf("texts are found by their words alone until they are embedded again: %s", why);
            } else {
                LOG.debugf("texts are still not embedded: %s", why);
            }
        } else if (broken.compareAndSet(true, false)) {
            LOG.infof("texts are embedded again by %s", embedder.model());
        }
        return vectors;
    }

    /** A failure that the model does not know of itself is one all the same. Its type tells what failed; its message might quote a text. */
    private <T> List<T> attempt(Supplier<List<T>> call) {
        try {
            var vectors = call.get();
            failure = null;
            return vectors;
        } catch (RuntimeException e) {
            failure = "The embedding model failed: %s.".formatted(FailureDescription.of(e));
            return List.of();
        }
    }
}

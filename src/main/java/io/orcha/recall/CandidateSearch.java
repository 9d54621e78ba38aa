package io.orcha.recall;

import io.orcha.model.embedding.Embedder;
import io.orcha.model.embedding.Embedder.Purpose;
import io.orcha.platform.problem.FailureDescription;
import io.orcha.recall.index.UserIndexes;
import io.orcha.recall.ranking.Query;
import io.orcha.recall.ranking.Ranked;
import io.orcha.recall.ranking.Ranker;
import io.orcha.recall.ranking.Unit;
import io.orcha.recall.ranking.WordOverlap;
import io.orcha.recall.vector.VectorStore.Match;
import io.orcha.recall.vector.VectorStoreException;
import io.orcha.recall.vector.VectorStores;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds and ranks what may be recalled: by words always, and by meaning as long as the embedding model and the vector store work. */
@ApplicationScoped
class CandidateSearch {

    private static final Logger LOG = Logger.getLogger(CandidateSearch.class);

    private static final String NO_EMBEDDINGS = "There are no embeddings now: found by words and time only.";
    private static final String NO_STORE = "The vector store does not answer: found by words and time only.";

    /** So many units an external store is asked for. */
    private static final int NEAREST = 400;

    private final UserIndexes indexes;
    private final Embedder embedder;
    private final VectorStores stores;
    private final Originals originals;
    private final Ranker ranker;
    private final Executor meanwhile = task -> Thread.ofVirtual().start(task);

    CandidateSearch(
            UserIndexes indexes, Embedder embedder, VectorStores stores, Originals originals, RankingConfig config) {
        this.indexes = indexes;
        this.embedder = embedder;
        this.stores = stores;
        this.originals = originals;
        this.ranker = new Ranker(config.weights());
    }

    /**
     * What was found.
     *
     * @param ranked the best first
     * @param fit how well a sentence fits the query
     * @param degraded what could not be done, a sentence each
     */
    record Found(List<Ranked> ranked, ToDoubleFunction<String> fit, List<String> degraded) {

        Found {
            ranked = List.copyOf(ranked);
            degraded = List.copyOf(degraded);
        }
    }

    /**
     * Searches.
     *
     * @param limit at most so many
     */
    Found find(RecallRequest request, int limit) {
        // The database is asked meanwhile, unless it is not known whether there is anything to be found.
        var begun = indexes.isInMemory(request.user())
                ? CompletableFuture.supplyAsync(() -> vector(request.query()), meanwhile)
                : null;
        var current = indexes.current(request.user()).orElse(null);
        if (current == null || current.units().size() == 0) {
            return new Found(List.of(), _ -> 0, List.of());
        }
        var degraded = new ArrayList<String>();
        var vector = begun == null ? vector(request.query()) : begun.join();
        if (vector == null) {
            degraded.add(NO_EMBEDDINGS);
        }
        var near = vector == null || current.holdsVectors() ? null : near(request.user(), vector, degraded);
        var query = new Query(
                request.query(),
                current.language(),
                near == null && !current.holdsVectors() ? null : vector,
                near,
                request.at(),
                current.zone(),
                null,
                wanted(request));
        var overlap = new WordOverlap(request.query(), current.language());
        return new Found(ranker.rank(current.units(), query, limit), overlap::in, degraded);
    }

    private Predicate<Unit> wanted(RecallRequest request) {
        var sessions = request.device() == null ? null : originals.sessionsOf(request.user(), request.device());
        return unit -> request.kinds().contains(kind(unit))
                && !request.known().contains(unit.id())
                && unit.isKnownAt(request.at())
                && (request.scope().equals(RecallRequest.EVERY_SCOPE) || unit.isFor(request.scope()))
                && (sessions == null || (unit.session() != null && sessions.contains(unit.session())));
    }

    private static ItemKind kind(Unit unit) {
        return unit.kind() == Unit.Kind.MEMORY ? ItemKind.MEMORY : ItemKind.MESSAGE;
    }

    private float @Nullable [] vector(String query) {
        var vectors = embedder.embed(List.of(QueryText.toEmbed(query)), Purpose.QUERY);
        return vectors.isEmpty() ? null : vectors.getFirst();
    }

    private @Nullable Map<UUID, Double> near(UserId user, float[] vector, List<String> degraded) {
        try {
            return stores.current().nearest(user, vector, NEAREST).stream()
                    .collect(Collectors.toMap(Match::unit, Match::cosine));
        } catch (VectorStoreException e) {
            LOG.debugf("no vectors were found: %s", FailureDescription.of(e));
            degraded.add(NO_STORE);
            return null;
        }
    }
}

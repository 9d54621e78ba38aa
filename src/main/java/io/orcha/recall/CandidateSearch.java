package io.orcha.recall;

import io.orcha.model.embedding.Embedder;
import io.orcha.model.embedding.Embedder.Purpose;
import io.orcha.platform.Meanwhile;
import io.orcha.platform.problem.FailureDescription;
import io.orcha.recall.fact.FactSource.Fact;
import io.orcha.recall.fact.FactSource.Question;
import io.orcha.recall.fact.FactSource.Related;
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
import java.util.Optional;
import java.util.UUID;
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
    private static final String NO_FACTS = "The knowledge graph does not answer: found without it.";
    private static final String NO_STORE = "The vector store does not answer: found by words and time only.";

    /** So many units an external store is asked for. */
    private static final int NEAREST = 400;

    private final UserIndexes indexes;
    private final Embedder embedder;
    private final VectorStores stores;
    private final Originals originals;
    private final RelatedFacts facts;
    private final Ranker ranker;

    CandidateSearch(
            UserIndexes indexes,
            Embedder embedder,
            VectorStores stores,
            Originals originals,
            RelatedFacts facts,
            RankingConfig config) {
        this.indexes = indexes;
        this.embedder = embedder;
        this.stores = stores;
        this.originals = originals;
        this.facts = facts;
        this.ranker = new Ranker(config.weights());
    }

    /**
     * What was found.
     *
     * @param ranked the best first
     * @param facts what is known that bears on the query, the best first
     * @param fit how well a sentence fits the query
     * @param degraded what could not be done, a sentence each
     */
    record Found(List<Ranked> ranked, List<Fact> facts, ToDoubleFunction<String> fit, List<String> degraded) {

        Found {
            ranked = List.copyOf(ranked);
            facts = List.copyOf(facts);
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
        var begun = indexes.isInMemory(request.user()) ? Meanwhile.begin(() -> vector(request.query())) : null;
        var current = indexes.current(request.user()).orElse(null);
        if (current == null || current.units().size() == 0) {
            return new Found(List.of(), List.of(), _ -> 0, List.of());
        }
        var degraded = new ArrayList<String>();
        var vector = begun == null ? vector(request.query()) : begun.await();
        if (vector == null) {
            degraded.add(NO_EMBEDDINGS);
        }
        var near = vector == null || current.holdsVectors() ? null : near(request.user(), vector, degraded);
        var related = related(request, vector, current, degraded);
        var query = new Query(
                request.query(),
                current.language(),
                near == null && !current.holdsVectors() ? null : vector,
                near,
                request.at(),
                current.zone(),
                null,
                related.sources(),
                taste(request.lens()),
                wanted(request));
        var overlap = new WordOverlap(request.query(), current.language());
        var ranked = ranker.rank(current.units(), query, limit);
        var known = told(facts.of(related), List.of(), degraded);
        return new Found(ranked, known, overlap::in, degraded);
    }

    /** What the knowledge graph tells. */
    private Related related(
            RecallRequest request, float @Nullable [] vector, UserIndexes.Current current, List<String> degraded) {
        var question = new Question(
                current.state(), request.query(), vector, request.at(), current.zone(), request.wantsFacts());
        return told(facts.to(request.user(), question), Related.NOTHING, degraded);
    }

    private static <T> T told(Optional<T> graph, T nothing, List<String> degraded) {
        if (graph.isEmpty()) {
            degraded.add(NO_FACTS);
        }
        return graph.orElse(nothing);
    }

    private static ToDoubleFunction<Unit> taste(Lens lens) {
        var byKind = lens.weights().entrySet().stream()
                .collect(Collectors.toMap(one -> one.getKey().id(), one -> one.getValue() - 1));
        return unit -> unit.note() == null ? 0 : byKind.getOrDefault(unit.note().kind(), 0.0);
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

package io.orcha.graph;

import io.orcha.model.embedding.Embedder;
import io.orcha.model.embedding.Embedder.Purpose;
import io.orcha.platform.Meanwhile;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Finds entities by what they are called, and by what they are. */
@ApplicationScoped
class EntitySearch {

    private static final String NO_EMBEDDINGS = "There are no embeddings now: found by names only.";

    /** Below this cosine a name and a few words have nothing to do with each other. */
    private static final double NEAR = 0.2;

    private static final int MOST_FACTS = 5;

    private final UserGraphs graphs;
    private final Embedder embedder;
    private final Clock clock;

    EntitySearch(UserGraphs graphs, Embedder embedder, Clock clock) {
        this.graphs = graphs;
        this.embedder = embedder;
        this.clock = clock;
    }

    /**
     * An entity that was found.
     *
     * @param score how surely it is meant, 0 to 1: by its name, or the cosine of the meanings
     * @param attributes what is known of it that is no other entity, and holds
     * @param facts what is known of it, the most certain first
     */
    @Schema(name = "FoundEntity")
    record Found(
            UUID id,
            String name,
            String kind,
            double score,
            List<String> aliases,
            Map<String, List<String>> attributes,
            List<Fact> facts) {}

    /**
     * Something that is known.
     *
     * @param id of the relation
     * @param over whether it does not hold any more
     */
    @Schema(name = "EntityFact")
    record Fact(UUID id, String text, boolean over) {}

    /**
     * What was found.
     *
     * @param entities the best first
     * @param degraded what could not be done, a sentence each
     */
    record Result(List<Found> entities, List<String> degraded) {}

    Result find(UserId user, String query, int limit) {
        var asked = Meanwhile.begin(() -> vector(query));
        var graph = graphs.current(user);
        var vector = asked.await();
        var scores = new HashMap<UUID, Double>(NodeSearch.in(graph, query, null));
        if (vector != null) {
            NodeSearch.near(graph, vector, NEAR, limit)
                    .forEach(match -> scores.merge(match.node().entity().id(), match.score(), Math::max));
        }
        var now = clock.instant();
        var best = scores.entrySet().stream()
                .sorted(Map.Entry.<UUID, Double>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .limit(limit)
                .flatMap(entry ->
                        graph.node(entry.getKey()).map(node -> found(graph, node, entry.getValue(), now)).stream())
                .toList();
        return new Result(best, vector == null ? List.of(NO_EMBEDDINGS) : List.of());
    }

    private float @Nullable [] vector(String query) {
        var vectors = embedder.embed(List.of(query), Purpose.QUERY);
        return vectors.isEmpty() ? null : vectors.getFirst();
    }

    private static Found found(Graph graph, Node node, double score, Instant now) {
        var entity = node.entity();
        return new Found(
                entity.id(),
                entity.name(),
                entity.kind(),
                score,
                EntityBody.aliases(entity.name(), node.names()),
                EntityBody.attributes(graph.of(entity.id()), now),
                facts(graph, entity.id(), now, MOST_FACTS)
                        .map(relation -> fact(graph, relation, now))
                        .toList());
    }

    private static Fact fact(Graph graph, Relation relation, Instant now) {
        return new Fact(relation.id(), graph.text(relation), relation.isOverAt(now));
    }

    /** What is known of a node: what holds first, then what is said more often. */
    static Stream<Relation> facts(Graph graph, UUID node, Instant now, int most) {
        return Stream.concat(graph.of(node).stream(), graph.to(node).stream())
                .distinct()
                .sorted(Comparator.<Relation>comparingInt(relation -> relation.isOverAt(now) ? 1 : 0)
                        .thenComparing(
                                Comparator.comparingDouble(Relation::strength).reversed())
                        .thenComparing(
                                Comparator.comparing(Relation::recordedAt).reversed())
                        .thenComparing(Relation::id))
                .limit(most);
    }
}

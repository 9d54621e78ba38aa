package io.orcha.graph;

import io.orcha.graph.Graph.Stored;
import io.orcha.model.embedding.Quantised;
import io.orcha.model.offline.ContentWords;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What {@link FactSearch} finds, found in the plainest way: every relation is looked at, and nothing is numbered or kept. */
final class PlainFactSearch {

    private final Graph graph;
    private final Cues cues;
    private final Map<UUID, Double> meant;
    private final QuestionTime time;

    private PlainFactSearch(Graph graph, Cues cues, Map<UUID, Double> meant, QuestionTime time) {
        this.graph = graph;
        this.cues = cues;
        this.meant = meant;
        this.time = time;
    }

    static List<FactSearch.Found> in(
            Graph graph, Collection<Stored> stored, String question, float[] vector, QuestionTime time, int most) {
        var cues = Cues.in(question);
        var meant = new HashMap<>(NodeSearch.in(graph, question, null));
        alike(graph, stored, vector).forEach((id, score) -> meant.merge(id, score, Math::max));
        boolean nobody = meant.isEmpty();
        if (cues.areOfUser() || nobody || namesUser(graph, cues)) {
            meant.put(Graph.USER, 0.5);
        }
        var search = new PlainFactSearch(graph, cues, meant, time);
        search.step();
        search.step();
        return graph.relations().stream()
                .map(relation -> new FactSearch.Found(relation, search.score(relation)))
                .filter(found -> found.score() >= 0.59)
                .sorted(Comparator.comparingDouble(FactSearch.Found::score)
                        .reversed()
                        .thenComparing(found -> found.relation().id()))
                .limit(most)
                .toList();
    }

    private static Map<UUID, Double> alike(Graph graph, Collection<Stored> stored, float[] vector) {
        var asked = Quantised.of(vector);
        var vectors = new HashMap<UUID, Quantised>();
        stored.stream()
                .filter(one -> one.vector() != null)
                .forEach(one -> vectors.put(one.entity().id(), one.vector()));
        var cosines = new LinkedHashMap<UUID, Double>();
        for (var node : graph.nodes()) {
            var own = vectors.get(node.entity().id());
            if (own != null && asked.cosine(own) > 0.35) {
                cosines.put(node.entity().id(), asked.cosine(own));
            }
        }
        var nearest = new HashMap<UUID, Double>();
        cosines.entrySet().stream()
                .sorted(Map.Entry.<UUID, Double>comparingByValue().reversed())
                .limit(12)
                .forEach(entry -> nearest.put(entry.getKey(), entry.getValue() - 0.35));
        return nearest;
    }

    private static boolean namesUser(Graph graph, Cues cues) {
        return graph.of(Graph.USER).stream()
                .anyMatch(relation -> relation.predicate().equals(Predicates.NAME)
                        && relation.value() != null
                        && cues.shareOf(ContentWords.of(relation.value())) > 0);
    }

    private void step() {
        var reached = new HashMap<UUID, Double>();
        meant.forEach((node, weight) -> graph.of(node).stream()
                .filter(relation -> !relation.isAttribute() && Predicates.isRole(relation.predicate()))
                .filter(relation -> !graph.object(relation).equals(Graph.USER))
                .forEach(relation -> reached.merge(graph.object(relation), passed(node, weight, relation), Math::max)));
        reached.forEach((node, weight) -> {
            if (weight > 0) {
                meant.merge(node, weight, Math::max);
            }
        });
    }

    private double passed(UUID node, double weight, Relation relation) {
        if (asks(relation)) {
            return node.equals(Graph.USER) ? 0.9 : weight * 0.9;
        }
        return isHub(node) ? 0 : weight * 0.35;
    }

    private double score(Relation relation) {
        double subject = weight(graph.subject(relation));
        double object = relation.value() == null
                ? weight(graph.object(relation))
                : cues.shareOf(ContentWords.of(relation.value()));
        boolean isLookedAt = meant.containsKey(graph.subject(relation))
                || (relation.value() == null
                        && !graph.object(relation).equals(Graph.USER)
                        && meant.containsKey(graph.object(relation)));
        if (!isLookedAt) {
            return 0;
        }
        boolean asked = (subject > 0 || object >= 0.5) && asks(relation);
        double score = 0.6 * (subject + object) + (asked ? 0.7 : 0);
        boolean isOver = relation.isOverAt(time.asked());
        return score * time.fit(relation) * (isOver ? cues.areOfPast() ? 1.1 : 0.75 : 1);
    }

    private boolean asks(Relation relation) {
        return cues.askForAny(Cues.of(relation.predicate()));
    }

    private double weight(UUID node) {
        double weight = meant.getOrDefault(node, 0.0);
        return isHub(node) ? Math.min(0.5, weight) : weight;
    }

    private boolean isHub(UUID node) {
        return node.equals(Graph.USER) || graph.of(node).size() > 12;
    }
}

package io.orcha.graph;

import io.orcha.model.embedding.Quantised;
import io.orcha.model.offline.Canonical;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the nodes of a graph that a text names, or means. */
final class NodeSearch {

    /** In words. */
    private static final int LONGEST_NAME = 5;

    private static final double COMMON_NAME = 0.8;
    private static final double PART_OF_NAME = 0.6;

    /** From this cosine on a text may mean something; what is at this one counts nothing yet. */
    private static final double ALIKE = 0.35;

    private static final int MOST_ALIKE = 12;

    private NodeSearch() {}

    /**
     * The nodes that a text speaks of.
     *
     * @param vector the meaning of the text; null when it is not known
     * @return how surely each is meant, 0 to 1
     */
    static Map<UUID, Double> in(Graph graph, String text, float @Nullable [] vector) {
        var found = new HashMap<UUID, Double>();
        named(graph, text, found);
        if (vector != null) {
            alike(graph, vector, MOST_ALIKE)
                    .forEach(match -> found.merge(match.node().entity().id(), match.score(), Math::max));
        }
        return found;
    }

    private static void named(Graph graph, String text, Map<UUID, Double> found) {
        var words = Canonical.of(text.replaceAll("(?U)['’]s\\b", "")).split(" ", -1);
        for (int from = 0; from < words.length; from++) {
            var key = new StringBuilder();
            for (int to = from; to < words.length && to < from + LONGEST_NAME; to++) {
                key.append(key.isEmpty() ? "" : " ").append(words[to]);
                var name = key.toString();
                for (var node : graph.called(name)) {
                    found.merge(node.entity().id(), node.entity().named() ? 1 : COMMON_NAME, Math::max);
                }
                if (to == from) {
                    for (var node : graph.calledPartly(name)) {
                        found.merge(node.entity().id(), PART_OF_NAME, Math::max);
                    }
                }
            }
        }
    }

    /** A node that is near in meaning, and how near: 0 where it is not alike any more. */
    record Match(Node node, double score) {}

    /** The nodes that are nearest in meaning, the nearest first. */
    static List<Match> alike(Graph graph, float[] vector, int most) {
        return near(graph, vector, ALIKE, most).stream()
                .map(match -> new Match(match.node(), match.score() - ALIKE))
                .toList();
    }

    /**
     * The same, with the cosines as they are.
     *
     * @param least what is at this cosine is not near any more
     */
    static List<Match> near(Graph graph, float[] vector, double least, int most) {
        var vectors = graph.vectors();
        var cosines = vectors.cosines(Quantised.of(vector));
        var matches = new ArrayList<Match>();
        for (int at = 0; at < cosines.length; at++) {
            if (cosines[at] > least) {
                matches.add(new Match(vectors.node(at), cosines[at]));
            }
        }
        return matches.stream()
                .sorted(Comparator.comparingDouble(Match::score).reversed())
                .limit(most)
                .toList();
    }
}

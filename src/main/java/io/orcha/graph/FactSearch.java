package io.orcha.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Finds the relations that bear on a question: those of what it names or means, of what is up to two steps away along the roles that it
 * asks for, and those of the user with a predicate that it asks for.
 */
final class FactSearch {

    /** What it counts that the question names one end, that it names the other as well, and that it asks for the predicate. */
    private static final double NAMED = 0.6;

    private static final double ASKED = 0.7;

    /** The user is meant wherever somebody speaks of themselves, so that says little. */
    private static final double USER = 0.5;

    /** Of whom so much is known is what most questions are about: their name says as little as that of the user. */
    private static final int MUCH = 12;

    private static final double STEP_ASKED = 0.9;
    private static final double STEP = 0.35;

    /** What is over is meant less, unless the question is about the past. */
    private static final double OVER = 0.75;

    private static final double OVER_ASKED = 1.1;

    /** One named end, or a predicate of the user's. */
    private static final double LEAST = 0.59;

    /** What scores less than this without regard to its time is not found whenever it holds. */
    private static final double TOO_LITTLE = 0.4;

    private static final Comparator<Found> BEST_FIRST = Comparator.comparingDouble(Found::score)
            .reversed()
            .thenComparing(one -> one.relation().id());

    private final GraphIndex index;
    private final Cues cues;
    private final QuestionTime time;

    /** By the predicates' numbers. */
    private final boolean[] asked;

    /** By the nodes' numbers, how surely each is meant; 0 when it is not. */
    private final double[] weights;

    /** The nodes that are meant. */
    private final int[] meant;

    private int count;

    private FactSearch(GraphIndex index, Cues cues, QuestionTime time) {
        this.index = index;
        this.cues = cues;
        this.time = time;
        this.weights = new double[index.nodes()];
        this.meant = new int[index.nodes()];
        var predicates = index.predicates();
        this.asked = new boolean[predicates.length];
        for (int at = 0; at < asked.length; at++) {
            asked[at] = cues.askForAny(predicates[at].cues());
        }
    }

    /** A relation and how much it bears on a question. */
    record Found(Relation relation, double score) {}

    /**
     * Searches.
     *
     * @param vector the meaning of the question; null when it is not known
     * @param most how many at most
     * @return the best first
     */
    static List<Found> in(Graph graph, String question, float @Nullable [] vector, QuestionTime time, int most) {
        if (graph.isEmpty()) {
            return List.of();
        }
        var cues = Cues.in(question);
        var named = NodeSearch.in(graph, question, vector);
        var search = new FactSearch(graph.index(), cues, time);
        named.forEach((node, weight) -> search.mean(graph.index().node(node), weight));
        if (cues.areOfUser() || named.isEmpty() || search.namesUser()) {
            search.mean(GraphIndex.USER, USER);
        }
        search.step();
        search.step();
        return search.best(most);
    }

    /** A node of which nothing is known is not looked at. */
    private void mean(int node, double weight) {
        if (node >= 0 && weight > weights[node]) {
            if (weights[node] == 0) {
                meant[count++] = node;
            }
            weights[node] = weight;
        }
    }

    private boolean namesUser() {
        return Arrays.stream(index.of(GraphIndex.USER))
                .anyMatch(relation -> index.object(relation) == GraphIndex.VALUE
                        && index.relation(relation).predicate().equals(Predicates.NAME)
                        && cues.shareOf(index.words(relation)) > 0);
    }

    /** To those who are to somebody who is meant what the question asks for: "my sister's husband". */
    private void step() {
        int before = count;
        var passed = weights.clone();
        for (int at = 0; at < before; at++) {
            for (int relation : index.of(meant[at])) {
                int object = index.object(relation);
                int predicate = index.predicate(relation);
                if (object > GraphIndex.USER && index.predicates()[predicate].role()) {
                    mean(object, passed(meant[at], passed[meant[at]], asked[predicate]));
                }
            }
        }
    }

    /** Of whom much is known, everybody is to somebody: what nobody asks for leads nowhere from there. */
    private double passed(int node, double weight, boolean isAsked) {
        if (!isAsked) {
            return isHub(node) ? 0 : weight * STEP;
        }
        return node == GraphIndex.USER ? STEP_ASKED : weight * STEP_ASKED;
    }

    private List<Found> best(int most) {
        var seen = new BitSet(index.relations());
        var found = new PriorityQueue<>(most + 1, BEST_FIRST.reversed());
        for (int at = 0; at < count; at++) {
            add(index.of(meant[at]), seen, found, most);
            if (meant[at] != GraphIndex.USER) {
                add(index.to(meant[at]), seen, found, most);
            }
        }
        return found.stream().sorted(BEST_FIRST).toList();
    }

    /** @param found the worst first */
    private void add(int[] relations, BitSet seen, Queue<Found> found, int most) {
        for (int relation : relations) {
            double score = score(relation);
            if (score >= LEAST
                    && (found.size() < most || score >= found.element().score())
                    && !seen.get(relation)) {
                seen.set(relation);
                found.add(new Found(index.relation(relation), score));
                if (found.size() > most) {
                    found.remove();
                }
            }
        }
    }

    private double score(int relation) {
        double subject = weight(index.subject(relation));
        int to = index.object(relation);
        double object = to == GraphIndex.VALUE ? cues.shareOf(index.words(relation)) : weight(to);
        // Whose sister is asked for is known by the one whose sister she is.
        boolean isAsked = (subject > 0 || object >= USER) && asked[index.predicate(relation)];
        double score = NAMED * (subject + object) + (isAsked ? ASKED : 0);
        return score < TOO_LITTLE || !index.isBounded(relation) ? score : timed(score, index.relation(relation));
    }

    private double timed(double score, Relation relation) {
        boolean isOver = relation.isOverAt(time.asked());
        return score * time.fit(relation) * (isOver ? cues.areOfPast() ? OVER_ASKED : OVER : 1);
    }

    private double weight(int node) {
        return isHub(node) ? Math.min(USER, weights[node]) : weights[node];
    }

    private boolean isHub(int node) {
        return node == GraphIndex.USER || index.of(node).length > MUCH;
    }
}

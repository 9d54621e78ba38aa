package io.orcha.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The order in which a part of a graph is drawn: what has the most relations first. */
final class GraphLayout {

    /** Of the user, before all. */
    static final int USERS_PLACE = -1;

    private final GraphIndex index;
    private final Entity[] entities;

    /** The relations between what is shown. */
    private final int[] edges;

    /** By the nodes' numbers. */
    private final int[] degrees;

    private final int[] places;

    /** The nodes' numbers by their places. */
    private final int[] order;

    private GraphLayout(GraphIndex index, Entity[] entities, BitSet shown, int[] edges) {
        this.index = index;
        this.entities = entities;
        this.edges = edges;
        degrees = new int[index.nodes()];
        for (int edge : edges) {
            degrees[index.subject(edge)]++;
            degrees[index.object(edge)]++;
        }
        order = shown.stream()
                .filter(node -> node != GraphIndex.USER)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(node -> degrees[node])
                        .thenComparing(node -> entities[node - 1].id())
                        .reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        places = new int[index.nodes()];
        places[GraphIndex.USER] = USERS_PLACE;
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
    }

    /** With a time only what relates to something then is shown. */
    static GraphLayout of(Graph graph, GraphFilter filter) {
        var index = graph.index();
        var entities = graph.nodes().stream().map(Node::entity).toArray(Entity[]::new);
        var accepted = IntStream.range(0, index.relations())
                .filter(relation -> filter.accepts(index.relation(relation)))
                .toArray();
        var related = new BitSet();
        for (int relation : accepted) {
            related.set(index.subject(relation));
            related.set(Math.max(GraphIndex.USER, index.object(relation)));
        }
        var shown = new BitSet();
        shown.set(GraphIndex.USER);
        for (int node = 1; node <= entities.length; node++) {
            shown.set(node, filter.accepts(entities[node - 1]) && (filter.at() == null || related.get(node)));
        }
        var edges = Arrays.stream(accepted)
                .filter(relation -> isBetween(index.subject(relation), index.object(relation), shown))
                .toArray();
        return new GraphLayout(index, entities, shown, edges);
    }

    private static boolean isBetween(int subject, int object, BitSet shown) {
        return object != GraphIndex.VALUE && object != subject && shown.get(subject) && shown.get(object);
    }

    /** How many entities are shown. */
    int size() {
        return order.length;
    }

    /** The place of the first that comes after a cursor. */
    int placeAfter(GraphCursor after) {
        int place = 0;
        while (place < order.length
                && !after.isBefore(degree(place), entity(place).id())) {
            place++;
        }
        return place;
    }

    /** The cursor behind a place. */
    GraphCursor cursor(int place) {
        return new GraphCursor(degree(place), entity(place).id());
    }

    /** Those with a place from one to before another. */
    List<Entity> entities(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::entity).toList();
    }

    private Entity entity(int place) {
        return entities[order[place] - 1];
    }

    /** How many edges the entity at a place has, or the user. */
    int degree(int place) {
        return degrees[place == USERS_PLACE ? GraphIndex.USER : order[place]];
    }

    /** The edges whose later end has a place from one to before another, so that every edge is on one page and knows both ends. */
    List<Relation> edges(int from, int to) {
        return Arrays.stream(edges)
                .filter(edge -> {
                    int later = Math.max(places[index.subject(edge)], places[index.object(edge)]);
                    return later >= from && later < to;
                })
                .mapToObj(index::relation)
                .toList();
    }
}

package io.orcha.graph;

import io.orcha.model.offline.ContentWords;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The relations of a graph for going through many of them: what they relate has numbers, as they have themselves, because thousands may
 * be of one node, and a look-up for each would take most of the time. The nodes have the numbers from 1 on in their order.
 */
final class GraphIndex {

    /** The number of the {@link Graph#USER}. */
    static final int USER = 0;

    /** Stands for the object of an attribute. */
    static final int VALUE = -1;

    private final Relation[] relations;
    private final int[] subjects;
    private final int[] objects;
    private final int[] predicates;
    private final BitSet bounded = new BitSet();
    private final Asked[] asked;
    private final Map<UUID, Integer> nodes = new HashMap<>();
    private final int[][] of;
    private final int[][] to;
    private final AtomicReferenceArray<Set<String>> words;

    /**
     * What a search wants to know of a predicate.
     *
     * @param cues the words that ask for it
     * @param role whether it says who somebody is to somebody
     */
    record Asked(Set<String> cues, boolean role) {}

    GraphIndex(Graph graph) {
        relations = graph.relations().toArray(Relation[]::new);
        int count = relations.length;
        subjects = new int[count];
        objects = new int[count];
        predicates = new int[count];
        words = new AtomicReferenceArray<>(count);
        nodes.put(Graph.USER, USER);
        graph.nodes().forEach(node -> numbered(node.entity().id()));
        var names = new LinkedHashMap<String, Integer>();
        for (int at = 0; at < count; at++) {
            var relation = relations[at];
            subjects[at] = numbered(graph.subject(relation));
            objects[at] = relation.isAttribute() ? VALUE : numbered(graph.object(relation));
            bounded.set(at, relation.validFrom() != null || relation.validTo() != null);
            predicates[at] = names.computeIfAbsent(relation.predicate(), _ -> names.size());
        }
        asked = names.keySet().stream()
                .map(name -> new Asked(Cues.of(name), Predicates.isRole(name)))
                .toArray(Asked[]::new);
        of = grouped(subjects);
        to = grouped(objects);
    }

    private int numbered(UUID node) {
        return nodes.computeIfAbsent(node, _ -> nodes.size());
    }

    /** The relations of each node, by where it stands in them. */
    private int[][] grouped(int[] ends) {
        var sizes = new int[nodes.size()];
        for (int end : ends) {
            if (end != VALUE) {
                sizes[end]++;
            }
        }
        var groups = new int[sizes.length][];
        for (int node = 0; node < groups.length; node++) {
            groups[node] = new int[sizes[node]];
        }
        for (int at = ends.length - 1; at >= 0; at--) {
            if (ends[at] != VALUE) {
                groups[ends[at]][--sizes[ends[at]]] = at;
            }
        }
        return groups;
    }

    /** How many nodes have a number: it is less than that. */
    int nodes() {
        return of.length;
    }

    /** The number of a node; negative when there is none. */
    int node(UUID id) {
        return nodes.getOrDefault(id, -1);
    }

    /** How many relations have a number. */
    int relations() {
        return relations.length;
    }

    Relation relation(int number) {
        return relations[number];
    }

    int subject(int relation) {
        return subjects[relation];
    }

    /** Another node, or {@link #VALUE}. */
    int object(int relation) {
        return objects[relation];
    }

    int predicate(int relation) {
        return predicates[relation];
    }

    /** Whether it is known since when or until when a relation holds. */
    boolean isBounded(int relation) {
        return bounded.get(relation);
    }

    /** The predicates, each at its number; not to be changed. */
    Asked[] predicates() {
        return asked;
    }

    /** The relations that a node is the subject of; not to be changed. */
    int[] of(int node) {
        return of[node];
    }

    /** The relations that lead to a node; not to be changed. */
    int[] to(int node) {
        return to[node];
    }

    /** The words of an attribute's value, which are read when they are asked for first. */
    Set<String> words(int relation) {
        var known = words.get(relation);
        if (known == null) {
            var value = relations[relation].value();
            known = value == null ? Set.of() : Set.copyOf(ContentWords.of(value));
            words.set(relation, known);
        }
        return known;
    }
}

package io.orcha.graph;

import io.orcha.graph.Entity.Name;
import io.orcha.model.embedding.Quantised;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known now of a user's life, in memory: never changed, read by many threads. */
final class Graph {

    /** Stands for the user where an id is needed. */
    static final UUID USER = new UUID(0, 0);

    static final Graph EMPTY = new Graph(Map.of(), Map.of());

    /** About how many bytes an entity and a relation take, besides texts and vectors. */
    private static final int ENTITY_BYTES = 600;

    private static final int RELATION_BYTES = 400;

    private final Map<UUID, Stored> stored;
    private final Map<UUID, Relation> relations;
    private final Map<UUID, UUID> mergedInto = new HashMap<>();
    private final Map<UUID, Node> nodes = new LinkedHashMap<>();
    private final Map<UUID, List<Relation>> bySubject = new HashMap<>();
    private final Map<UUID, List<Relation>> byObject = new HashMap<>();
    private final Map<UUID, List<UUID>> parts = new HashMap<>();
    private final Map<String, List<Node>> byName = new HashMap<>();
    private final Map<String, List<Node>> byWord = new HashMap<>();
    private volatile @Nullable NodeVectors vectors;
    private volatile @Nullable GraphIndex index;

    /** An entity as it is stored. */
    record Stored(Entity entity, @Nullable Quantised vector) {}

    private Graph(Map<UUID, Stored> stored, Map<UUID, Relation> relations) {
        this.stored = stored;
        this.relations = relations;
        for (var one : stored.values()) {
            var into = one.entity().mergedInto();
            if (into != null && stored.containsKey(into)) {
                mergedInto.put(one.entity().id(), into);
            }
        }
        var names = new HashMap<UUID, Map<String, Name>>();
        for (var one : stored.values()) {
            var root = root(one.entity().id());
            if (one.entity().mergedInto() != null) {
                parts.computeIfAbsent(root, _ -> new ArrayList<>(1))
                        .add(one.entity().id());
            }
            var all = names.computeIfAbsent(root, _ -> new LinkedHashMap<>());
            one.entity().names().forEach(name -> all.putIfAbsent(name.key(), name));
        }
        names.forEach((id, all) -> {
            var root = stored.get(id);
            if (root != null) {
                var node = new Node(root.entity(), List.copyOf(all.values()));
                nodes.put(id, node);
                all.keySet().forEach(key -> index(node, key));
            }
        });
        for (var relation : relations.values()) {
            bySubject
                    .computeIfAbsent(subject(relation), _ -> new ArrayList<>(4))
                    .add(relation);
            if (!relation.isAttribute()) {
                byObject.computeIfAbsent(object(relation), _ -> new ArrayList<>(2))
                        .add(relation);
            }
        }
    }

    private void index(Node node, String key) {
        byName.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(node);
        int space = key.indexOf(' ');
        if (space > 0) {
            byWord.computeIfAbsent(NameKey.head(key), _ -> new ArrayList<>(1)).add(node);
            if (node.entity().named()) {
                byWord.computeIfAbsent(key.substring(0, space), _ -> new ArrayList<>(1))
                        .add(node);
            }
        }
    }

    /**
     * The graph with what came or changed.
     *
     * @param changed relations that are not what we know any more go
     */
    Graph with(Collection<Stored> entities, Collection<Relation> changed) {
        if (entities.isEmpty() && changed.isEmpty()) {
            return this;
        }
        var allEntities = new LinkedHashMap<>(stored);
        entities.forEach(one -> allEntities.put(one.entity().id(), one));
        var allRelations = new LinkedHashMap<>(relations);
        for (var relation : changed) {
            if (relation.isCurrent()) {
                allRelations.put(relation.id(), relation);
            } else {
                allRelations.remove(relation.id());
            }
        }
        return new Graph(allEntities, allRelations);
    }

    /** A graph of relations that were what was known once. */
    static Graph of(Collection<Stored> entities, Collection<Relation> relations) {
        var byId = new LinkedHashMap<UUID, Stored>();
        entities.forEach(one -> byId.put(one.entity().id(), one));
        var all = new LinkedHashMap<UUID, Relation>();
        relations.forEach(relation -> all.put(relation.id(), relation));
        return new Graph(byId, all);
    }

    boolean isEmpty() {
        return nodes.isEmpty() && relations.isEmpty();
    }

    /** Everything that is somebody or something of its own. */
    Collection<Node> nodes() {
        return nodes.values();
    }

    /** The node that an entity is, or was merged into. */
    Optional<Node> node(UUID entity) {
        return Optional.ofNullable(nodes.get(root(entity)));
    }

    /** An entity as it is stored, whatever it is merged into. */
    Optional<Entity> entity(UUID id) {
        return Optional.ofNullable(stored.get(id)).map(Stored::entity);
    }

    /** What is merged into a node, directly or not. */
    List<UUID> parts(UUID node) {
        return parts.getOrDefault(node, List.of());
    }

    /** Those that are called so, as names are compared. */
    List<Node> called(String key) {
        return byName.getOrDefault(key, List.of());
    }

    /** Those of whose names of several words this is one that says who or what it is: of people the first and the last, of others the last. */
    List<Node> calledPartly(String word) {
        return byWord.getOrDefault(word, List.of());
    }

    Collection<Relation> relations() {
        return relations.values();
    }

    /** What is known of a node, or of the {@link #USER}. */
    List<Relation> of(UUID subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    /** How others relate to a node, or to the {@link #USER}. */
    List<Relation> to(UUID object) {
        return byObject.getOrDefault(object, List.of());
    }

    /** The meanings of its nodes, of those that have one, which are laid out when they are compared first. */
    NodeVectors vectors() {
        var known = vectors;
        if (known == null) {
            var meant = new ArrayList<Node>();
            var meanings = new ArrayList<Quantised>();
            for (var node : nodes.values()) {
                var one = stored.get(node.entity().id());
                if (one != null && one.vector() != null) {
                    meant.add(node);
                    meanings.add(one.vector());
                }
            }
            known = new NodeVectors(meant, meanings);
            vectors = known;
        }
        return known;
    }

    /** Its relations as many of them are gone through, which are laid out when that is done first. */
    GraphIndex index() {
        var known = index;
        if (known == null) {
            known = new GraphIndex(this);
            index = known;
        }
        return known;
    }

    /** The node that a relation is of; the {@link #USER} when it is of the user. */
    UUID subject(Relation relation) {
        return relation.subject() == null ? USER : root(relation.subject());
    }

    /** The node that a relation that is no attribute leads to. */
    UUID object(Relation relation) {
        return relation.object() == null ? USER : root(relation.object());
    }

    /** What an entity is called. */
    String name(UUID entity) {
        return node(entity).map(node -> node.entity().name()).orElse("");
    }

    /** A relation in words. */
    String text(Relation relation) {
        return FactText.of(relation, this::name);
    }

    /** The entity that one is really; one whose other part is gone is itself. */
    UUID root(UUID id) {
        var at = id;
        var into = mergedInto.get(at);
        for (int i = 0; i < mergedInto.size() && into != null; i++) {
            at = into;
            into = mergedInto.get(at);
        }
        return at;
    }

    /** About what it takes in memory. */
    long bytes() {
        long vectors = stored.values().stream()
                .mapToLong(one -> one.vector() == null ? 0 : 2L * one.vector().values().length)
                .sum();
        return vectors + (long) stored.size() * ENTITY_BYTES + (long) relations.size() * RELATION_BYTES;
    }
}

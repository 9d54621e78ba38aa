package io.orcha.graph;

import io.orcha.memory.DerivedTexts;
import io.orcha.memory.Mention;
import io.orcha.platform.Statements;
import io.orcha.recall.index.IndexChanges;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The graph as something to be forgotten. An entity goes when one of its names mentions what is forgotten, and with it all that relates
 * to it; a relation when what it says does, and when it was learned from messages of which none says it any more; what is left without
 * any message or relation goes as well. What a relation was before goes with it.
 */
@ApplicationScoped
class GraphErasure implements DerivedTexts {

    /** How much of what a relation says a message has to hold to go on supporting it. */
    private static final double SUPPORTS = 0.5;

    private static final String ALL_ENTITIES =
            "SELECT %s FROM memory_entities e WHERE e.user_id = ?".formatted(GraphTable.ENTITY);

    private static final String ALL_RELATIONS =
            "SELECT %s FROM memory_relations r WHERE r.user_id = ?".formatted(GraphTable.RELATION);

    private static final String ALL_NAMES =
            "SELECT entity_id, name_key, name FROM memory_entity_names WHERE user_id = ?";

    private static final String OF_MEMORIES = """
            SELECT %s FROM memory_relations r WHERE r.user_id = ? AND r.memory_ids && ?::uuid[]
            """.formatted(GraphTable.RELATION);

    private static final String KEEP_WITHOUT = """
            UPDATE memory_relations
               SET memory_ids = ARRAY(SELECT id FROM unnest(memory_ids) AS kept (id) WHERE id <> ALL (?::uuid[])),
                   message_ids = ARRAY(SELECT id FROM unnest(message_ids) AS kept (id) WHERE id <> ALL (?::uuid[])),
                   revision = ?
             WHERE user_id = ? AND (memory_ids && ?::uuid[] OR message_ids && ?::uuid[])
            """;

    private static final String DELETE_RELATIONS = """
            DELETE FROM memory_relations r USING unnest(?::uuid[]) AS gone (id)
             WHERE r.user_id = ? AND (r.id = gone.id OR r.superseded_by = gone.id)
            """;

    private static final String DELETE_ENTITIES = """
            DELETE FROM memory_entities e USING unnest(?::uuid[]) AS gone (id) WHERE e.user_id = ? AND e.id = gone.id
            """;

    private static final String DELETE_MENTIONS =
            "DELETE FROM memory_entity_mentions WHERE user_id = ? AND message_id = ANY (?::uuid[])";

    /** Names that nobody wrote and no message calls the entity by; the one that it is known by stays until the entity goes. */
    private static final String DELETE_NAMES = """
            DELETE FROM memory_entity_names n
             WHERE n.user_id = ? AND n.entity_id = ANY (?::uuid[]) AND NOT n.written
               AND NOT EXISTS (SELECT 1 FROM memory_entity_mentions m
                                WHERE m.user_id = n.user_id AND m.entity_id = n.entity_id AND m.name_key = n.name_key)
               AND lower(n.name) <> (SELECT lower(e.name) FROM memory_entities e WHERE e.user_id = n.user_id AND e.id = n.entity_id)
            """;

    private static final String MENTIONED =
            "SELECT DISTINCT entity_id FROM memory_entity_mentions WHERE user_id = ? AND message_id = ANY (?::uuid[])";

    /** Nothing relates to them or to what they are one with, and nobody wrote any of it. */
    private static final String ORPHANS = """
            WITH RECURSIVE whole AS (
              SELECT e.id, e.id AS root FROM memory_entities e
               WHERE e.user_id = ?
                 AND NOT EXISTS (SELECT 1 FROM memory_entities o WHERE o.user_id = e.user_id AND o.id = e.merged_into)
               UNION ALL
              SELECT e.id, w.root FROM whole w JOIN memory_entities e ON e.merged_into = w.id WHERE e.user_id = ?
            )
            SELECT w.id
              FROM whole w
             WHERE w.root NOT IN (
               SELECT k.root
                 FROM whole k JOIN memory_entities e ON e.id = k.id
                WHERE e.user_id = ?
                  AND (e.origin = 'written'
                       OR EXISTS (SELECT 1 FROM memory_relations r WHERE r.user_id = ? AND r.subject_id = e.id)
                       OR EXISTS (SELECT 1 FROM memory_relations r WHERE r.user_id = ? AND r.object_id = e.id)))
            """;

    private static final String DELETE_ALL = "DELETE FROM memory_entities WHERE user_id = ?";
    private static final String DELETE_ALL_RELATIONS = "DELETE FROM memory_relations WHERE user_id = ?";

    private final IndexChanges index;

    GraphErasure(IndexChanges index) {
        this.index = index;
    }

    @Override
    public List<Derived> of(Statements statements, UserId user) {
        var names = names(statements, user);
        return relations(statements, user).stream()
                .map(relation -> new Derived(text(relation, names), relation.messages()))
                .toList();
    }

    @Override
    public int forget(Statements inTransaction, UserId user, Predicate<String> mentions, Map<UUID, String> left) {
        var names = names(inTransaction, user);
        var entities = new HashSet<UUID>();
        for (var id : names.ids()) {
            if (names.of(id).stream().anyMatch(mentions)) {
                entities.addAll(names.whole(id));
            }
        }
        var relations = relations(inTransaction, user).stream()
                .filter(relation -> touches(relation, entities)
                        || mentions.test(text(relation, names))
                        || restsOnNothing(relation, text(relation, names), left))
                .map(Relation::id)
                .toList();
        if (entities.isEmpty() && relations.isEmpty() && left.isEmpty()) {
            return 0;
        }
        long revision = begin(inTransaction, user);
        forgetMessages(inTransaction, user, left, revision);
        delete(inTransaction, user, relations, entities);
        return 0; // No memory is among them.
    }

    /** A message that lost all of its text is no source any more. */
    private static void forgetMessages(Statements inTransaction, UserId user, Map<UUID, String> left, long revision) {
        var gone = left.entrySet().stream()
                .filter(message -> message.getValue().isBlank())
                .map(Map.Entry::getKey)
                .toList();
        if (!gone.isEmpty()) {
            forgetSources(inTransaction, user, gone, List.of(), revision);
        }
    }

    /** Messages and memories are no sources any more, and names that only they call an entity by go. */
    private static void forgetSources(
            Statements inTransaction,
            UserId user,
            Collection<UUID> messages,
            Collection<UUID> memories,
            long revision) {
        var gone = GraphTable.array(
                Stream.concat(messages.stream(), memories.stream()).toList());
        var mentioned = inTransaction.query(row -> row.getObject(1, UUID.class), MENTIONED, user.value(), gone);
        inTransaction.update(DELETE_MENTIONS, user.value(), gone);
        inTransaction.update(DELETE_NAMES, user.value(), GraphTable.array(mentioned));
        var ofMessages = GraphTable.array(messages);
        var ofMemories = GraphTable.array(memories);
        inTransaction.update(KEEP_WITHOUT, ofMemories, ofMessages, revision, user.value(), ofMemories, ofMessages);
    }

    @Override
    public void forgetAll(Statements inTransaction, UserId user) {
        begin(inTransaction, user);
        inTransaction.update(DELETE_ALL_RELATIONS, user.value());
        inTransaction.update(DELETE_ALL, user.value());
    }

    /** What was learned with these memories alone goes; what its owner wrote stays. */
    void memoriesGone(Statements inTransaction, UserId user, Collection<UUID> memories, long revision) {
        memoriesGone(inTransaction, user, memories, revision, _ -> true);
    }

    /** What no message says, and no other memory, goes. */
    void memoriesForgotten(Statements inTransaction, UserId user, Collection<UUID> memories, long revision) {
        memoriesGone(
                inTransaction,
                user,
                memories,
                revision,
                relation -> relation.messages().isEmpty());
    }

    private void memoriesGone(
            Statements inTransaction,
            UserId user,
            Collection<UUID> memories,
            long revision,
            Predicate<Relation> rests) {
        var ids = GraphTable.array(memories);
        var gone = inTransaction.query(GraphTable::relation, OF_MEMORIES, user.value(), ids).stream()
                .filter(relation -> relation.origin() == Origin.LEARNED && memories.containsAll(relation.memories()))
                .filter(rests)
                .map(Relation::id)
                .toList();
        forgetSources(inTransaction, user, List.of(), memories, revision);
        if (!gone.isEmpty()) {
            index.removed(inTransaction, user);
            delete(inTransaction, user, gone, Set.of());
        }
    }

    private long begin(Statements inTransaction, UserId user) {
        index.removed(inTransaction, user);
        return index.next(inTransaction, user);
    }

    /** Deletes relations with what they were before, entities with all that relates to them, and what nothing is left of. */
    static void delete(Statements inTransaction, UserId user, Collection<UUID> relations, Collection<UUID> entities) {
        inTransaction.update(DELETE_RELATIONS, GraphTable.array(relations), user.value());
        inTransaction.update(DELETE_ENTITIES, GraphTable.array(entities), user.value());
        var id = user.value();
        var orphans = inTransaction.query(row -> row.getObject(1, UUID.class), ORPHANS, id, id, id, id, id);
        inTransaction.update(DELETE_ENTITIES, GraphTable.array(orphans), user.value());
    }

    private static boolean touches(Relation relation, Set<UUID> entities) {
        return Stream.of(relation.subject(), relation.object())
                .filter(Objects::nonNull)
                .anyMatch(entities::contains);
    }

    private static boolean restsOnNothing(Relation relation, String text, Map<UUID, String> left) {
        if (relation.origin() == Origin.WRITTEN
                || relation.messages().isEmpty()
                || !left.keySet().containsAll(relation.messages())) {
            return false;
        }
        var said = Mention.of(text);
        return relation.messages().stream().map(left::get).noneMatch(rest -> said.shareIn(rest) >= SUPPORTS);
    }

    private static String text(Relation relation, Names names) {
        return FactText.of(relation, names::first);
    }

    private static List<Relation> relations(Statements statements, UserId user) {
        return statements.query(GraphTable::relation, ALL_RELATIONS, user.value());
    }

    private static Names names(Statements statements, UserId user) {
        var names = new Names(new LinkedHashMap<>(), new HashMap<>());
        statements.query(row -> names.add(GraphTable.entity(row, List.of())), ALL_ENTITIES, user.value());
        statements.query(row -> names.add(row.getObject(1, UUID.class), row.getString(3)), ALL_NAMES, user.value());
        return names;
    }

    /** What entities are called, what they are best known by first. */
    private record Names(Map<UUID, List<String>> byEntity, Map<UUID, UUID> mergedInto) {

        boolean add(Entity entity) {
            if (entity.mergedInto() != null) {
                mergedInto.put(entity.id(), entity.mergedInto());
            }
            return add(entity.id(), entity.name());
        }

        /** All that is one with an entity. */
        List<UUID> whole(UUID entity) {
            var root = root(entity);
            return ids().stream().filter(id -> root(id).equals(root)).toList();
        }

        private UUID root(UUID entity) {
            var at = entity;
            for (int i = 0; i < mergedInto.size() && mergedInto.containsKey(at); i++) {
                at = mergedInto.get(at);
            }
            return at;
        }

        boolean add(UUID entity, String name) {
            return byEntity.computeIfAbsent(entity, _ -> new ArrayList<>()).add(name);
        }

        Set<UUID> ids() {
            return byEntity.keySet();
        }

        List<String> of(UUID entity) {
            return byEntity.getOrDefault(entity, List.of());
        }

        String first(UUID entity) {
            return of(entity).isEmpty() ? "" : of(entity).getFirst();
        }
    }
}

package io.orcha.graph;

import io.orcha.graph.Entity.Name;
import io.orcha.idempotency.IdempotencyRecords;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.recall.fact.Thing;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.orcha.user.audit.Action;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What owners, and clients on their behalf, change about entities. */
@ApplicationScoped
class EntityEditing {

    /** With the mentions that call it so. */
    static final String DELETE_NAMES = """
            DELETE FROM memory_entity_names n USING unnest(?::uuid[]) AS of (id)
             WHERE n.user_id = ? AND n.entity_id = of.id AND n.name_key = ANY (?::text[])
            """;

    private static final String TOUCHING = """
            SELECT r.id FROM unnest(?::uuid[]) AS of (id) JOIN memory_relations r ON r.subject_id = of.id WHERE r.user_id = ?
             UNION
            SELECT r.id FROM unnest(?::uuid[]) AS of (id) JOIN memory_relations r ON r.object_id = of.id WHERE r.user_id = ?
            """;

    private final GraphChanges changes;
    private final Permission permission;
    private final IdempotencyRecords records;

    EntityEditing(GraphChanges changes, Permission permission, IdempotencyRecords records) {
        this.changes = changes;
        this.permission = permission;
        this.records = records;
    }

    /**
     * Changes what an entity is called, or what it is. From then on no rule changes it.
     *
     * @param ifMatch the tags of which it must have one; null when any will do
     */
    void change(UserId user, UUID id, @Nullable List<String> ifMatch, EntityRequest request) {
        permission.requireToSave(user);
        changes.change(user, NotInGraphException::entity, change -> {
            var before = find(change, id, ifMatch);
            var removed = removed(before, request);
            var names = names(before, request, removed);
            var name = request.name() == null ? before.name() : request.name().strip();
            var kind = Objects.requireNonNullElse(request.kind(), before.kind());
            if (name.equals(before.name()) && kind.equals(before.kind()) && names.equals(before.names())) {
                return false;
            }
            boolean named = name.equals(before.name()) ? before.named() : Thing.Entity.isProper(name);
            var next = before.updatedAt().plusNanos(1_000);
            var at = change.now().isAfter(next) ? change.now() : next;
            var draft = change.of(List.of(before));
            draft.replace(EntityEdit.written(before, name, named, kind, names, at));
            change.store(draft);
            if (!removed.isEmpty()) {
                changes.removing(change);
                deleteNames(change, List.of(id), removed);
                records.eraseResponses(change.statements(), user);
            }
            changes.describeAgain(change);
            changes.record(change, Action.ENTITY_CHANGED, Map.of("entity_id", id));
            return true;
        });
    }

    static void deleteNames(GraphChange change, List<UUID> entities, Set<String> keys) {
        change.statements()
                .update(DELETE_NAMES, GraphTable.array(entities), change.user().value(), keys.toArray(String[]::new));
    }

    private static List<Name> names(Entity before, EntityRequest request, Set<String> removed) {
        var names = new LinkedHashMap<String, Name>();
        before.names().forEach(name -> names.put(name.key(), name));
        if (request.name() != null) {
            put(names, request.name());
        }
        request.added().forEach(alias -> put(names, alias));
        names.keySet().removeAll(removed);
        return List.copyOf(names.values());
    }

    private static void put(Map<String, Name> names, String given) {
        var name = new Name(NameKey.of(given), given.strip(), true);
        names.put(name.key(), name);
    }

    private static Set<String> removed(Entity before, EntityRequest request) {
        var checks = new FieldChecks();
        var name = NameKey.of(request.name() == null ? before.name() : request.name());
        var keys = new HashSet<String>();
        for (int at = 0; at < request.removed().size(); at++) {
            var key = NameKey.of(String.valueOf(request.removed().get(at)));
            var pointer = "/remove_aliases/" + at;
            if (key.equals(name)) {
                checks.reject(pointer, "is its name, and not an alias");
            } else if (before.names().stream().noneMatch(known -> known.key().equals(key))) {
                checks.reject(
                        pointer, "is no alias of this entity; one that came with a merged entity is changed there");
            }
            keys.add(key);
        }
        checks.throwIfAny();
        return keys;
    }

    /**
     * Deletes an entity with its names, all that relates to it and what is merged into it.
     *
     * @param ifMatch the tags of which it must have one; null when any will do
     */
    void delete(UserId user, UUID id, @Nullable List<String> ifMatch) {
        changes.change(user, NotInGraphException::entity, change -> {
            find(change, id, ifMatch);
            var whole = whole(change, id);
            changes.removing(change);
            var ids = GraphTable.array(whole);
            var relations = change.statements()
                    .query(row -> row.getObject(1, UUID.class), TOUCHING, ids, user.value(), ids, user.value());
            GraphErasure.delete(change.statements(), user, relations, whole);
            records.eraseResponses(change.statements(), user);
            changes.record(change, Action.ENTITY_DELETED, Map.of("entity_id", id));
            return true;
        });
    }

    private static Entity find(GraphChange change, UUID id, @Nullable List<String> ifMatch) {
        var entity = change.entities(List.of(id)).get(id);
        if (entity == null) {
            throw NotInGraphException.entity();
        }
        StaleGraphException.requireMatch(ifMatch, entity.tag());
        return entity;
    }

    /** An entity and what is merged into it, directly or not. */
    static List<UUID> whole(GraphChange change, UUID id) {
        var all = change.entities(List.of(id)).values();
        var whole = new ArrayList<>(List.of(id));
        for (int at = 0; at < whole.size(); at++) {
            var into = whole.get(at);
            all.stream()
                    .filter(entity -> into.equals(entity.mergedInto()))
                    .map(Entity::id)
                    .forEach(whole::add);
        }
        return whole;
    }
}

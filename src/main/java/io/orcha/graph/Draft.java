package io.orcha.graph;

import io.orcha.graph.Entity.Name;
import io.orcha.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a user's graph that a change looks at, as it is going to be. Nothing is stored here. Only relations that are what we know
 * now are in it; what a relation was before it changed is kept as one that is superseded.
 */
final class Draft {

    private final Ids ids;
    private final Instant now;
    private final Map<UUID, Entity> entities = new LinkedHashMap<>();
    private final Map<UUID, Relation> relations = new LinkedHashMap<>();
    private final Map<UUID, UUID> lastMentions = new HashMap<>();
    private final Set<UUID> newEntities = new LinkedHashSet<>();
    private final Set<UUID> changedEntities = new LinkedHashSet<>();
    private final Map<UUID, Relation> stored = new HashMap<>();
    private final Set<UUID> changedRelations = new LinkedHashSet<>();
    private final List<Relation> superseded = new ArrayList<>();
    private final Set<Mention> mentions = new LinkedHashSet<>();

    /**
     * Begins with what is stored.
     *
     * @param lastMentions the newest message that mentions an entity, of those that any does
     * @param now when it changes
     */
    Draft(
            Collection<Entity> entities,
            Collection<Relation> relations,
            Map<UUID, UUID> lastMentions,
            Ids ids,
            Instant now) {
        entities.forEach(entity -> this.entities.put(entity.id(), entity));
        relations.forEach(relation -> this.relations.put(relation.id(), relation));
        this.stored.putAll(this.relations);
        this.lastMentions.putAll(lastMentions);
        this.ids = ids;
        this.now = now;
    }

    /** That a message calls an entity by a name. */
    record Mention(UUID entity, String key, UUID message) {}

    Instant now() {
        return now;
    }

    UUID nextId() {
        return ids.next();
    }

    boolean has(UUID id) {
        return entities.containsKey(id);
    }

    Entity entity(UUID id) {
        return Objects.requireNonNull(entities.get(id), "an entity that a relation refers to");
    }

    /** The entity that one is really. */
    @Nullable UUID root(@Nullable UUID id) {
        var at = id;
        for (int i = 0; i < entities.size() && at != null; i++) {
            var entity = entities.get(at);
            if (entity == null || entity.mergedInto() == null) {
                break;
            }
            at = entity.mergedInto();
        }
        return at;
    }

    /** Whether two ids are of the same one; null is the user. */
    boolean isSame(@Nullable UUID one, @Nullable UUID other) {
        return Objects.equals(root(one), root(other));
    }

    /** The entities that are called so, as the ones that they are really. */
    Stream<Entity> called(Predicate<String> key) {
        return entities.values().stream()
                .filter(entity -> entity.names().stream().anyMatch(name -> key.test(name.key())))
                .map(entity -> entity(Objects.requireNonNull(root(entity.id()))))
                .distinct();
    }

    Stream<Relation> relations() {
        return relations.values().stream();
    }

    /** What we know of a subject. */
    Stream<Relation> of(@Nullable UUID subject) {
        return relations.values().stream().filter(relation -> isSame(relation.subject(), subject));
    }

    /** What we know of how others relate to an entity. */
    Stream<Relation> to(UUID object) {
        return relations.values().stream()
                .filter(relation -> relation.object() != null && isSame(relation.object(), object));
    }

    /** The newest message that mentions an entity; before all others when none does. */
    UUID lastMention(UUID entity) {
        return lastMentions.getOrDefault(entity, new UUID(0, 0));
    }

    /** All that an entity is called, under whatever it was merged from. */
    Stream<String> keys(UUID entity) {
        return entities.values().stream()
                .filter(one -> isSame(one.id(), entity))
                .flatMap(one -> one.names().stream())
                .map(Name::key);
    }

    Entity add(String name, boolean named, String kind, Origin origin) {
        var entity = new Entity(
                ids.next(),
                name,
                named,
                kind,
                origin,
                null,
                now,
                now,
                List.of(new Name(NameKey.of(name), name, origin == Origin.WRITTEN)));
        entities.put(entity.id(), entity);
        newEntities.add(entity.id());
        return entity;
    }

    void replace(Entity entity) {
        entities.put(entity.id(), entity);
        if (!newEntities.contains(entity.id())) {
            changedEntities.add(entity.id());
        }
    }

    /** Notes that messages call an entity so. */
    void mention(UUID id, String name, List<UUID> messages) {
        var key = NameKey.of(name);
        var entity = entity(id);
        if (entity.names().stream().noneMatch(known -> known.key().equals(key))) {
            var names = new ArrayList<>(entity.names());
            names.add(new Name(key, name, false));
            replace(EntityEdit.names(entity, names, now));
        }
        for (var message : messages) {
            mentions.add(new Mention(id, key, message));
            lastMentions.merge(id, message, (one, other) -> one.compareTo(other) < 0 ? other : one);
        }
    }

    void add(Relation relation) {
        relations.put(relation.id(), relation);
        changedRelations.add(relation.id());
    }

    /** Changes a relation. When something else is known by then of the world, what was known before is kept beside it. */
    void change(Relation after) {
        var before = stored.get(after.id());
        boolean saysElse = false;
        if (before != null && !(after.saysTheSameAs(before) && after.holdsLike(before))) {
            saysElse = true;
            if (superseded.stream().noneMatch(copy -> after.id().equals(copy.supersededBy()))) {
                superseded.add(
                        before.edit().id(ids.next()).superseded(now, after.id()).done());
            }
        }
        var known = saysElse ? after.edit().recorded(now).done() : after;
        relations.put(known.id(), known);
        changedRelations.add(known.id());
    }

    /** Takes a relation back: it is not what we know any more, and nothing is known instead. */
    void retract(Relation relation) {
        relations.remove(relation.id());
        changedRelations.remove(relation.id());
        if (stored.containsKey(relation.id())) {
            superseded.add(relation.edit().superseded(now, null).done());
        }
    }

    List<Entity> newEntities() {
        return newEntities.stream().map(this::entity).toList();
    }

    List<Entity> changedEntities() {
        return changedEntities.stream().map(this::entity).toList();
    }

    List<Relation> newRelations() {
        return changedRelations.stream()
                .filter(id -> !stored.containsKey(id))
                .map(relations::get)
                .toList();
    }

    /** Those that were there, as they are now; those that were taken back among them. */
    List<Relation> changedRelations() {
        var changed = new ArrayList<>(changedRelations.stream()
                .filter(stored::containsKey)
                .map(relations::get)
                .toList());
        superseded.stream().filter(copy -> stored.containsKey(copy.id())).forEach(changed::add);
        return changed;
    }

    /** What relations were before they changed: rows of their own. */
    List<Relation> earlierRelations() {
        return superseded.stream()
                .filter(copy -> !stored.containsKey(copy.id()))
                .toList();
    }

    Set<Mention> mentions() {
        return new HashSet<>(mentions);
    }
}

package io.orcha.graph;

import io.orcha.graph.Entity.Name;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.recall.fact.Thing;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.orcha.user.audit.Action;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes names and relations out of an entity that is two. What was known before stays as what was known; a merge makes them one again. */
@ApplicationScoped
class EntitySplitting {

    private static final String MOVE_MENTIONS = """
            INSERT INTO memory_entity_mentions (user_id, entity_id, name_key, message_id)
            SELECT DISTINCT m.user_id, ?::uuid, m.name_key, m.message_id
              FROM unnest(?::uuid[]) AS of (id) JOIN memory_entity_mentions m ON m.entity_id = of.id
             WHERE m.user_id = ? AND m.name_key = ANY (?::text[])
                ON CONFLICT DO NOTHING
            """;

    private final GraphChanges changes;
    private final Permission permission;

    EntitySplitting(GraphChanges changes, Permission permission) {
        this.changes = changes;
        this.permission = permission;
    }

    /**
     * Takes something out of an entity.
     *
     * @param request was checked
     * @return the entity that has it now
     */
    UUID split(UserId user, UUID entity, SplitRequest request) {
        permission.requireToSave(user);
        return changes.change(
                user,
                () -> InvalidFieldsException.of("/entity", EntityMerging.UNKNOWN),
                change -> split(change, entity, request));
    }

    private UUID split(GraphChange change, UUID id, SplitRequest request) {
        var whole = change.entities(List.of(id));
        var entity = whole.get(id);
        if (entity == null) {
            throw InvalidFieldsException.of("/entity", EntityMerging.UNKNOWN);
        }
        if (entity.mergedInto() != null) {
            throw InvalidFieldsException.of("/entity", "was merged itself; name the entity that it is a part of");
        }
        var draft = change.whole(whole, Set.of());
        var checks = new FieldChecks();
        var relations = relations(checks, draft, whole.keySet(), request.relationIds());
        var taken = taken(checks, whole.values(), request.takenNames());
        checks.throwIfAny();

        var name = String.valueOf(request.name()).strip();
        var kind = Objects.requireNonNullElse(request.kind(), entity.kind());
        var other = draft.add(name, Thing.Entity.isProper(name), kind, Origin.WRITTEN);
        draft.replace(other.called(union(other.names(), taken)));
        for (var relation : relations) {
            UnaryOperator<@Nullable UUID> moved = end -> end != null && whole.containsKey(end) ? other.id() : end;
            draft.change(relation.edit()
                    .between(moved.apply(relation.subject()), moved.apply(relation.object()))
                    .done());
            draft.mention(other.id(), name, relation.messages());
        }
        var keys = taken.stream().map(Name::key).collect(Collectors.toSet());
        for (var part : whole.values()) {
            if (part.names().stream().anyMatch(known -> keys.contains(known.key()))) {
                draft.replace(EntityEdit.names(
                        part,
                        part.names().stream()
                                .filter(known -> !keys.contains(known.key()))
                                .toList(),
                        change.now()));
            }
        }
        change.store(draft);
        moveMentions(change, other.id(), whole.keySet(), keys);
        changes.describeAgain(change);
        changes.record(change, Action.ENTITY_SPLIT, Map.of("entity_id", id, "split", other.id()));
        return other.id();
    }

    private static void moveMentions(GraphChange change, UUID to, Collection<UUID> from, Set<String> keys) {
        if (!keys.isEmpty()) {
            change.statements()
                    .update(
                            MOVE_MENTIONS,
                            to,
                            GraphTable.array(from),
                            change.user().value(),
                            keys.toArray(String[]::new));
            EntityEditing.deleteNames(change, List.copyOf(from), keys);
        }
    }

    private static List<Relation> relations(FieldChecks checks, Draft draft, Set<UUID> whole, List<UUID> wanted) {
        var known = draft.relations().collect(Collectors.toMap(Relation::id, relation -> relation));
        var found = new ArrayList<Relation>();
        for (int at = 0; at < wanted.size(); at++) {
            var relation = known.get(wanted.get(at));
            if (relation == null || !(isIn(whole, relation.subject()) || isIn(whole, relation.object()))) {
                checks.reject("/relations/" + at, "is no relation of this entity that is known now");
            } else {
                found.add(relation);
            }
        }
        return found;
    }

    private static boolean isIn(Set<UUID> whole, @Nullable UUID id) {
        return id != null && whole.contains(id);
    }

    private static List<Name> taken(FieldChecks checks, Collection<Entity> whole, List<String> wanted) {
        var taken = new LinkedHashSet<Name>();
        for (int at = 0; at < wanted.size(); at++) {
            var key = NameKey.of(wanted.get(at));
            var found = whole.stream()
                    .flatMap(entity -> entity.names().stream())
                    .filter(name -> name.key().equals(key))
                    .findFirst();
            if (found.isEmpty()) {
                checks.reject("/names/" + at, "is no name of this entity");
            } else if (whole.stream()
                    .anyMatch(entity -> NameKey.of(entity.name()).equals(key))) {
                checks.reject("/names/" + at, "is what the entity is known by; give it another name first");
            }
            found.ifPresent(taken::add);
        }
        return List.copyOf(taken);
    }

    /** The names of a new entity, the ones that were written for it first. */
    private static List<Name> union(List<Name> written, List<Name> taken) {
        var all = new ArrayList<>(written);
        taken.stream()
                .filter(name -> written.stream().noneMatch(known -> known.key().equals(name.key())))
                .forEach(all::add);
        return all;
    }
}

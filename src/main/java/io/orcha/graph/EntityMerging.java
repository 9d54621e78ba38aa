package io.orcha.graph;

import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.orcha.user.audit.Action;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Makes entities one, and one of its own again: nothing moves, so that the undoing is exact. */
@ApplicationScoped
class EntityMerging {

    static final String UNKNOWN = "this user has no entity with this id";

    private final GraphChanges changes;
    private final Permission permission;

    EntityMerging(GraphChanges changes, Permission permission) {
        this.changes = changes;
        this.permission = permission;
    }

    /** Merges entities into one. */
    void merge(UserId user, UUID into, List<UUID> others) {
        permission.requireToSave(user);
        changes.change(user, () -> InvalidFieldsException.of("/into", UNKNOWN), change -> {
            var wanted = new ArrayList<>(others);
            wanted.add(into);
            var draft = change.of(change.entities(wanted).values());
            check(draft, into, others);
            for (var id : others) {
                draft.replace(EntityEdit.merged(draft.entity(id), into, change.now()));
            }
            change.store(draft);
            changes.describeAgain(change);
            changes.record(change, Action.ENTITIES_MERGED, Map.of("into", into, "entities", others));
            return true;
        });
    }

    private static void check(Draft draft, UUID into, List<UUID> others) {
        var checks = new FieldChecks();
        if (!draft.has(into)) {
            checks.reject("/into", UNKNOWN);
        } else if (draft.entity(into).mergedInto() != null) {
            checks.reject("/into", "was merged itself; name the entity that it is a part of");
        }
        for (int at = 0; at < others.size(); at++) {
            var id = others.get(at);
            var pointer = "/entities/" + at;
            if (!draft.has(id)) {
                checks.reject(pointer, UNKNOWN);
            } else if (draft.has(into) && draft.isSame(id, into)) {
                checks.reject(pointer, "is the same one already");
            } else if (draft.entity(id).mergedInto() != null) {
                checks.reject(pointer, "was merged already; name the entity that it is a part of, or split it first");
            }
        }
        checks.throwIfAny();
    }

    /** Undoes a merge: what was merged into an entity is one of its own again, with what had been merged into it before. */
    void undo(UserId user, UUID entity, UUID merged) {
        permission.requireToSave(user);
        changes.change(user, () -> InvalidFieldsException.of("/entity", UNKNOWN), change -> {
            var draft = change.of(change.entities(List.of(entity, merged)).values());
            if (!draft.has(entity)) {
                throw InvalidFieldsException.of("/entity", UNKNOWN);
            }
            if (entity.equals(merged)
                    || !draft.has(merged)
                    || draft.entity(merged).mergedInto() == null
                    || !Objects.equals(draft.root(merged), draft.root(entity))) {
                throw InvalidFieldsException.of("/merged", "was not merged into this entity");
            }
            draft.replace(EntityEdit.merged(draft.entity(merged), null, change.now()));
            change.store(draft);
            changes.describeAgain(change);
            changes.record(change, Action.ENTITY_SPLIT, Map.of("entity_id", entity, "split", merged));
            return true;
        });
    }
}

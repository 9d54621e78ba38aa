package io.orcha.graph;

import io.orcha.graph.EntityResolution.Context;
import io.orcha.graph.EntityResolution.Role;
import io.orcha.graph.RelationRequest.End;
import io.orcha.idempotency.IdempotencyRecords;
import io.orcha.limits.StorageQuota;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.recall.fact.Thing;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.orcha.user.audit.Action;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What owners, and clients on their behalf, change about relations. */
@ApplicationScoped
class RelationEditing {

    private final GraphChanges changes;
    private final Permission permission;
    private final StorageQuota quota;
    private final IdempotencyRecords records;

    RelationEditing(GraphChanges changes, Permission permission, StorageQuota quota, IdempotencyRecords records) {
        this.changes = changes;
        this.permission = permission;
        this.quota = quota;
        this.records = records;
    }

    /**
     * A relation after a request to make it.
     *
     * @param isNew whether it was made; when not, the user had one that says the same already
     */
    record Created(UUID id, boolean isNew) {}

    /** Writes a relation; what cannot hold beside it ends. */
    Created write(UserId user, RelationRequest request) {
        permission.requireToSave(user);
        return quota.storing(
                user, request.usage(), () -> changes.changeOrCreate(user, change -> write(change, request)));
    }

    private Created write(GraphChange change, RelationRequest request) {
        var checks = new FieldChecks();
        var subject = request.subject(checks);
        var predicate = GraphParameters.predicate(checks, "/predicate", request.predicate());
        var predicates = new HashSet<>(Predicates.ofOneKind(predicate));
        predicates.add(predicate);
        var end = request.end(checks);
        var draft = change.whole(change.entities(meant(change, subject, end)), predicates);
        requireKnown(checks, draft, "/subject", subject);
        checks.throwIfAny();
        var claim = claim(checks, draft, draft.root(subject), predicate, end);
        requireOrder(checks, request.from(null), request.to(null));
        checks.throwIfAny();
        var written = new FactWriting(draft).write(claim, request.confidence(1), request.from(null), request.to(null));
        change.store(draft);
        if (!draft.newEntities().isEmpty()) {
            changes.describeAgain(change);
        }
        var id = written.relation().id();
        changes.record(
                change, written.isNew() ? Action.RELATION_ADDED : Action.RELATION_CHANGED, Map.of("relation_id", id));
        return new Created(id, written.isNew());
    }

    /**
     * Changes what a relation says. What it said before is kept as what was known until now.
     *
     * @param ifMatch the tags of which it must have one; null when any will do
     */
    void change(UserId user, UUID id, @Nullable List<String> ifMatch, RelationRequest request) {
        permission.requireToSave(user);
        changes.change(user, NotInGraphException::relation, change -> {
            var before = find(change, id, ifMatch);
            if (!before.isCurrent()) {
                throw new PastRelationException();
            }
            var checks = new FieldChecks();
            var end = request.end(checks);
            var draft = change.of(before, meant(change, null, end));
            var edit = before.edit();
            if (request.predicate() != null) {
                edit.predicate(GraphParameters.predicate(checks, "/predicate", request.predicate()));
            }
            if (end != null) {
                var claim = claim(checks, draft, before.subject(), before.predicate(), end);
                boolean isSame = claim.known(draft).findFirst().isPresent();
                if (!isSame || end instanceof End.Value) {
                    edit.between(before.subject(), claim.object()).value(claim.value());
                }
            }
            var from = request.from(before.validFrom());
            var to = request.to(before.validTo());
            requireOrder(checks, from, to);
            checks.throwIfAny();
            edit.valid(from, to).weight(before.strength(), request.confidence(before.confidence()));
            var after = edit.done();
            if (after.equals(before)) {
                return false;
            }
            if (!after.saysTheSameAs(before)) {
                edit.sources(List.of(), List.of()); // No message says that.
            }
            draft.change(edit.written().done());
            change.store(draft);
            if (!draft.newEntities().isEmpty()) {
                changes.describeAgain(change);
            }
            changes.record(change, Action.RELATION_CHANGED, Map.of("relation_id", id));
            return true;
        });
    }

    /**
     * Deletes a relation with what it was before, and what is left without any.
     *
     * @param ifMatch the tags of which it must have one; null when any will do
     */
    void delete(UserId user, UUID id, @Nullable List<String> ifMatch) {
        changes.change(user, NotInGraphException::relation, change -> {
            find(change, id, ifMatch);
            changes.removing(change);
            GraphErasure.delete(change.statements(), user, List.of(id), Set.of());
            records.eraseResponses(change.statements(), user);
            changes.record(change, Action.RELATION_DELETED, Map.of("relation_id", id));
            return true;
        });
    }

    private static Relation find(GraphChange change, UUID id, @Nullable List<String> ifMatch) {
        var relation =
                RelationRows.find(change.statements(), change.user(), id).orElseThrow(NotInGraphException::relation);
        StaleGraphException.requireMatch(ifMatch, relation.tag());
        return relation;
    }

    /** The entities that a request may mean. */
    private static Set<UUID> meant(GraphChange change, @Nullable UUID subject, @Nullable End end) {
        var ids = new HashSet<UUID>();
        if (subject != null) {
            ids.add(subject);
        }
        if (end instanceof End.Known(var id)) {
            ids.add(id);
        }
        if (end instanceof End.Named named) {
            ids.addAll(GraphTable.idsCalled(change.statements(), change.user(), List.of(NameKey.of(named.name()))));
        }
        return ids;
    }

    private static Claim claim(
            FieldChecks checks, Draft draft, @Nullable UUID subject, String predicate, @Nullable End end) {
        var object = end == null ? null : object(checks, draft, subject, predicate, end);
        var value = end instanceof End.Value(var text) ? text : null;
        if (value == null && checks.count() == 0 && draft.isSame(subject, object)) {
            checks.reject("/object", "must be another one than the subject");
        }
        return new Claim(subject, predicate, draft.root(object), value);
    }

    private static @Nullable UUID object(
            FieldChecks checks, Draft draft, @Nullable UUID subject, String predicate, End end) {
        return switch (end) {
            case End.Value _, End.User _ -> null;
            case End.Known(var id) -> {
                requireKnown(checks, draft, "/object", id);
                yield id;
            }
            case End.Named(var name, var kind) -> {
                var said = new Thing.Entity(name, kind, Thing.Entity.isProper(name));
                var role = Predicates.isRole(predicate) ? new Role(subject, predicate) : null;
                var called = new EntityResolution(draft).called(said, new Context(subject, role, Map.of(), List.of()));
                if (called.size() > 1) {
                    checks.reject("/object/name", "is the name of several; give the id of the one that is meant");
                }
                yield called.isEmpty()
                        ? draft.add(name, said.named(), kind, Origin.WRITTEN).id()
                        : called.getFirst().id();
            }
        };
    }

    private static void requireKnown(FieldChecks checks, Draft draft, String at, @Nullable UUID id) {
        if (id != null && !draft.has(id)) {
            checks.reject(at, "this user has no entity with this id");
        }
    }

    private static void requireOrder(FieldChecks checks, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !to.isAfter(from)) {
            checks.reject("/valid_to", "must be after valid_from");
        }
    }
}

package io.orcha.graph;

import io.orcha.model.offline.Canonical;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is claimed: a relation without its circumstances.
 *
 * @param subject an entity; null is the user
 * @param object an entity; null when it is a value, or the user
 * @param value what an attribute says; null when it is none
 */
record Claim(
        @Nullable UUID subject,
        String predicate,
        @Nullable UUID object,
        @Nullable String value) {

    Claim to(UUID entity) {
        return new Claim(subject, predicate, entity, value);
    }

    /** The relations that say it already, over ones included. */
    Stream<Relation> known(Draft draft) {
        return draft.of(subject)
                .filter(relation -> relation.predicate().equals(predicate) && isOfSameObject(draft, relation));
    }

    /** What cannot hold beside it, and has not ended. */
    Stream<Relation> displaced(Draft draft) {
        return draft.of(subject)
                .filter(relation -> relation.validTo() == null)
                .filter(relation -> isOpposite(draft, relation) || isSucceeded(draft, relation));
    }

    private boolean isOfSameObject(Draft draft, Relation relation) {
        return value == null
                ? relation.value() == null && draft.isSame(relation.object(), object)
                : relation.value() != null && Canonical.of(relation.value()).equals(Canonical.of(value));
    }

    private boolean isOpposite(Draft draft, Relation relation) {
        return Predicates.areOpposite(relation.predicate(), predicate) && isOfSameObject(draft, relation);
    }

    private boolean isSucceeded(Draft draft, Relation relation) {
        if (!Predicates.isSingle(predicate) || !Predicates.areOfOneKind(relation.predicate(), predicate)) {
            return false;
        }
        if (isOfSameObject(draft, relation)) {
            return !relation.predicate().equals(predicate); // From a partner to a wife.
        }
        return object == null
                || relation.object() == null
                || !predicate.equals(Predicates.LIVES_IN)
                || Countries.isCountry(draft.entity(object).name())
                        == Countries.isCountry(draft.entity(relation.object()).name());
    }
}

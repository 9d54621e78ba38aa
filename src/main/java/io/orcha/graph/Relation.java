package io.orcha.graph;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How two things relate, or an attribute of one.
 *
 * @param subject an entity; null is the user
 * @param object an entity; null when it is a value, or the user
 * @param value what an attribute says; null when it is none
 * @param strength how much it is repeated and meant, 0 to 1
 * @param confidence that it is so, 0 to 1
 * @param validFrom since when it holds in the world; null when that is not known
 * @param validTo the first moment in which it does not hold any more; null when it does, as far as is known
 * @param recordedAt since when it is what we know
 * @param supersededAt since when it is not what we know any more; null while it is
 * @param supersededBy the relation that says what is known instead
 * @param messages those that say it
 * @param memories the long-term memories that were learned with it
 */
record Relation(
        UUID id,
        @Nullable UUID subject,
        String predicate,
        @Nullable UUID object,
        @Nullable String value,
        float strength,
        float confidence,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        Instant recordedAt,
        @Nullable Instant supersededAt,
        @Nullable UUID supersededBy,
        List<UUID> messages,
        List<UUID> memories,
        Origin origin,
        @Nullable String model) {

    Relation {
        messages = List.copyOf(messages);
        memories = List.copyOf(memories);
    }

    /** Whether it is what we know now. */
    boolean isCurrent() {
        return supersededAt == null;
    }

    boolean isAttribute() {
        return value != null;
    }

    /** Whether it holds in the world at a time. */
    boolean holdsAt(Instant time) {
        return (validFrom == null || !validFrom.isAfter(time)) && (validTo == null || validTo.isAfter(time));
    }

    boolean isOverAt(Instant time) {
        return validTo != null && !validTo.isAfter(time);
    }

    /** When it ends if it ends at a time: then, or just after its beginning when that is later. */
    Instant endAt(Instant time) {
        return validFrom == null || time.isAfter(validFrom) ? time : validFrom.plusSeconds(1);
    }

    /** Whether it is the same statement, whenever it holds. */
    boolean saysTheSameAs(Relation other) {
        return Objects.equals(subject, other.subject)
                && predicate.equals(other.predicate)
                && Objects.equals(object, other.object)
                && Objects.equals(value, other.value);
    }

    /** Whether it holds in the same time. */
    boolean holdsLike(Relation other) {
        return Objects.equals(validFrom, other.validFrom) && Objects.equals(validTo, other.validTo);
    }

    /** Names its state. */
    String tag() {
        return StateTag.of(List.of(this));
    }

    RelationEdit edit() {
        return new RelationEdit(this);
    }
}

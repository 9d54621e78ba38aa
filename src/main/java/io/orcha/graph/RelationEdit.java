package io.orcha.graph;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A relation with some of its fields changed. */
final class RelationEdit {

    private final Relation before;
    private UUID id;
    private @Nullable UUID subject;
    private String predicate;
    private @Nullable UUID object;
    private @Nullable String value;
    private float strength;
    private float confidence;
    private @Nullable Instant validFrom;
    private @Nullable Instant validTo;
    private Instant recordedAt;
    private @Nullable Instant supersededAt;
    private @Nullable UUID supersededBy;
    private List<UUID> messages;
    private List<UUID> memories;
    private Origin origin;

    RelationEdit(Relation before) {
        this.before = before;
        this.id = before.id();
        this.subject = before.subject();
        this.predicate = before.predicate();
        this.object = before.object();
        this.value = before.value();
        this.strength = before.strength();
        this.confidence = before.confidence();
        this.validFrom = before.validFrom();
        this.validTo = before.validTo();
        this.recordedAt = before.recordedAt();
        this.supersededAt = before.supersededAt();
        this.supersededBy = before.supersededBy();
        this.messages = before.messages();
        this.memories = before.memories();
        this.origin = before.origin();
    }

    RelationEdit id(UUID newId) {
        id = newId;
        return this;
    }

    RelationEdit between(@Nullable UUID newSubject, @Nullable UUID newObject) {
        subject = newSubject;
        object = newObject;
        return this;
    }

    RelationEdit predicate(String newPredicate) {
        predicate = newPredicate;
        return this;
    }

    RelationEdit value(@Nullable String newValue) {
        value = newValue;
        return this;
    }

    RelationEdit weight(float newStrength, float newConfidence) {
        strength = newStrength;
        confidence = newConfidence;
        return this;
    }

    RelationEdit valid(@Nullable Instant from, @Nullable Instant to) {
        validFrom = from;
        validTo = to;
        return this;
    }

    RelationEdit recorded(Instant at) {
        recordedAt = at;
        return this;
    }

    RelationEdit superseded(@Nullable Instant at, @Nullable UUID by) {
        supersededAt = at;
        supersededBy = by;
        return this;
    }

    RelationEdit sources(List<UUID> newMessages, List<UUID> newMemories) {
        messages = newMessages;
        memories = newMemories;
        return this;
    }

    RelationEdit written() {
        origin = Origin.WRITTEN;
        return this;
    }

    Relation done() {
        return new Relation(
                id,
                subject,
                predicate,
                object,
                value,
                strength,
                confidence,
                validFrom,
                validTo,
                recordedAt,
                supersededAt,
                supersededBy,
                messages,
                memories,
                origin,
                before.model());
    }
}

package io.orcha.portability;

import io.orcha.graph.GraphImport.ImportedRelation;
import io.orcha.graph.Origin;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A relation of a user's graph in a bundle, or what one was before it changed.
 *
 * @param subjectId null is the user
 * @param objectId the user as well when there is no value either
 * @param supersededBy may name a relation that was deleted since
 * @param messageIds may name messages that were deleted since
 * @param memoryIds may name memories that were deleted since
 */
@RegisterForReflection
@Schema(
        requiredProperties = {
            "id",
            "predicate",
            "strength",
            "confidence",
            "recorded_at",
            "message_ids",
            "memory_ids",
            "origin"
        })
record BundledRelation(
        @Nullable UUID id,
        @Nullable UUID subjectId,
        @Nullable String predicate,
        @Nullable UUID objectId,
        @Nullable String value,
        @Nullable Float strength,
        @Nullable Float confidence,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable Instant recordedAt,
        @Nullable Instant supersededAt,
        @Nullable UUID supersededBy,
        @Nullable List<@Nullable UUID> messageIds,
        @Nullable List<@Nullable UUID> memoryIds,
        @Nullable Origin origin,
        @Nullable String model) {

    private static final int VALUE_BYTES = 4_000;
    private static final int MOST_SOURCES = 1_000;

    /**
     * Checks relations.
     *
     * @param entities the ids of the bundle's
     */
    static void check(BundleChecks checks, List<@Nullable BundledRelation> relations, Set<Object> entities) {
        var ids = BundleChecks.none();
        checks.each("/relations", relations, (at, relation) -> {
            checks.uniqueId(at + "/id", relation.id(), ids);
            checks.text(at + "/predicate", relation.predicate(), BundledEntity.NAME_BYTES);
            checkEnds(checks, at, relation, entities);
            checks.share(at + "/strength", relation.strength());
            checks.share(at + "/confidence", relation.confidence());
            checkTimes(checks, at, relation);
            checkSources(checks, at + "/message_ids", relation.messageIds());
            checkSources(checks, at + "/memory_ids", relation.memoryIds());
            checks.required(at + "/origin", relation.origin());
            checks.optionalText(at + "/model", relation.model(), BundledEntity.NAME_BYTES);
        });
    }

    private static void checkEnds(BundleChecks checks, String at, BundledRelation relation, Set<Object> entities) {
        checks.require(
                relation.subjectId() == null || entities.contains(relation.subjectId()),
                at + "/subject_id",
                "must be one of the bundle's entities");
        checks.require(
                relation.objectId() == null || entities.contains(relation.objectId()),
                at + "/object_id",
                "must be one of the bundle's entities");
        checks.optionalText(at + "/value", relation.value(), VALUE_BYTES);
        checks.require(
                relation.objectId() == null || relation.value() == null,
                at + "/value",
                "must not be there beside an object");
        checks.require(
                relation.subjectId() != null || relation.objectId() != null || relation.value() != null,
                at + "/subject_id",
                "must be there when neither an object nor a value is");
    }

    private static void checkTimes(BundleChecks checks, String at, BundledRelation relation) {
        var from = relation.validFrom();
        var to = relation.validTo();
        checks.anyTime(at + "/valid_from", from);
        checks.anyTime(at + "/valid_to", to);
        checks.require(
                from == null || to == null || !to.isBefore(from), at + "/valid_to", "must not be before valid_from");
        checks.time(at + "/recorded_at", relation.recordedAt());
        checks.optionalTime(at + "/superseded_at", relation.supersededAt());
        checks.require(
                relation.supersededBy() == null || relation.supersededAt() != null,
                at + "/superseded_at",
                "must be there when superseded_by is");
    }

    private static void checkSources(BundleChecks checks, String at, @Nullable List<@Nullable UUID> sources) {
        checks.ids(at, sources);
        checks.require(sources == null || sources.size() <= MOST_SOURCES, at, "are too many");
    }

    /** What it stands for; it was checked. */
    ImportedRelation relation() {
        return new ImportedRelation(
                Objects.requireNonNull(id),
                subjectId,
                Objects.requireNonNull(predicate),
                objectId,
                value,
                Objects.requireNonNull(strength),
                Objects.requireNonNull(confidence),
                validFrom,
                validTo,
                Objects.requireNonNull(recordedAt),
                supersededAt,
                supersededBy,
                ids(messageIds),
                ids(memoryIds),
                Objects.requireNonNull(origin),
                model);
    }

    private static List<UUID> ids(@Nullable List<@Nullable UUID> ids) {
        return Objects.requireNonNull(ids).stream().map(Objects::requireNonNull).toList();
    }
}

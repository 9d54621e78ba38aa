package io.orcha.portability;

import io.orcha.recall.memory.LongTermMemory;
import io.orcha.recall.memory.MemoryKind;
import io.orcha.recall.memory.MemoryOrigin;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A long-term memory in a bundle.
 *
 * @param supersededBy may name a memory that was deleted since
 * @param messageIds may name messages that were deleted since
 * @param saidAt is not in files from before it was kept
 */
@RegisterForReflection
@Schema(
        requiredProperties = {
            "id",
            "text",
            "kind",
            "importance",
            "confidence",
            "message_ids",
            "origin",
            "scope",
            "pinned",
            "suppressed",
            "access_count",
            "created_at",
            "updated_at"
        })
record BundledMemory(
        @Nullable UUID id,
        @Nullable String text,
        @Nullable MemoryKind kind,
        @Nullable Float importance,
        @Nullable Float confidence,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable UUID supersededBy,
        @Nullable List<@Nullable UUID> messageIds,
        @Nullable Instant saidAt,
        @Nullable MemoryOrigin origin,
        @Nullable String model,
        @Nullable String scope,
        @Nullable Boolean pinned,
        @Nullable Boolean suppressed,
        @Nullable Instant archivedAt,
        @Nullable Long accessCount,
        @Nullable Instant lastAccessedAt,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    private static final int TEXT_BYTES = 2_000;
    private static final int NAME_BYTES = 1_000;
    private static final int MOST_SOURCES = 1_000;

    static void check(BundleChecks checks, @Nullable List<@Nullable BundledMemory> memories) {
        var ids = BundleChecks.none();
        checks.each("/memories", memories, (at, memory) -> {
            checks.uniqueId(at + "/id", memory.id(), ids);
            checks.text(at + "/text", memory.text(), TEXT_BYTES);
            checks.required(at + "/kind", memory.kind());
            checks.share(at + "/importance", memory.importance());
            checks.share(at + "/confidence", memory.confidence());
            checks.anyTime(at + "/valid_from", memory.validFrom());
            checks.anyTime(at + "/valid_to", memory.validTo());
            checks.ids(at + "/message_ids", memory.messageIds());
            checks.require(
                    memory.messageIds() == null || memory.messageIds().size() <= MOST_SOURCES,
                    at + "/message_ids",
                    "are too many");
            checks.anyTime(at + "/said_at", memory.saidAt());
            checks.required(at + "/origin", memory.origin());
            checks.optionalText(at + "/model", memory.model(), NAME_BYTES);
            checks.text(at + "/scope", memory.scope(), NAME_BYTES);
            checks.required(at + "/pinned", memory.pinned());
            checks.required(at + "/suppressed", memory.suppressed());
            checks.optionalTime(at + "/archived_at", memory.archivedAt());
            checks.require(
                    memory.accessCount() != null && memory.accessCount() >= 0,
                    at + "/access_count",
                    "must be a number from 0");
            checks.optionalTime(at + "/last_accessed_at", memory.lastAccessedAt());
            checks.time(at + "/created_at", memory.createdAt());
            checks.time(at + "/updated_at", memory.updatedAt());
        });
    }

    /** What it stands for; it was checked. */
    LongTermMemory memory() {
        return new LongTermMemory(
                Objects.requireNonNull(id),
                Objects.requireNonNull(text),
                Objects.requireNonNull(kind),
                Objects.requireNonNull(importance),
                Objects.requireNonNull(confidence),
                validFrom,
                validTo,
                supersededBy,
                Objects.requireNonNull(messageIds).stream()
                        .map(Objects::requireNonNull)
                        .toList(),
                saidAt,
                Objects.requireNonNull(origin),
                model,
                Objects.requireNonNull(scope),
                Boolean.TRUE.equals(pinned),
                Boolean.TRUE.equals(suppressed),
                archivedAt,
                Objects.requireNonNull(accessCount),
                lastAccessedAt,
                Objects.requireNonNull(createdAt),
                Objects.requireNonNull(updatedAt));
    }
}

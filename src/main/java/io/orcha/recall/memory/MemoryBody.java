package io.orcha.recall.memory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * A memory as clients read it.
 *
 * @param sources ids of the messages that say it
 * @param saidAt when a message said it first; null when none has
 * @param model what made it of the messages
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "LongTermMemory")
record MemoryBody(
        UUID id,
        String text,
        MemoryKind kind,
        float importance,
        float confidence,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable UUID supersededBy,
        List<UUID> sources,
        @Nullable Instant saidAt,
        MemoryOrigin origin,
        @Nullable String model,
        String scope,
        boolean pinned,
        boolean suppressed,
        @Nullable Instant archivedAt,
        long accessCount,
        @Nullable Instant lastAccessedAt,
        Instant createdAt,
        Instant updatedAt) {

    static MemoryBody of(LongTermMemory memory) {
        return new MemoryBody(
                memory.id(),
                memory.text(),
                memory.kind(),
                memory.importance(),
                memory.confidence(),
                memory.validFrom(),
                memory.validTo(),
                memory.supersededBy(),
                memory.sources(),
                memory.saidAt(),
                memory.origin(),
                memory.model(),
                memory.scope(),
                memory.pinned(),
                memory.suppressed(),
                memory.archivedAt(),
                memory.accessCount(),
                memory.lastAccessedAt(),
                memory.createdAt(),
                memory.updatedAt());
    }

    /** A response with the memory and its tag. */
    static RestResponse<MemoryBody> response(RestResponse.Status status, LongTermMemory memory) {
        return RestResponse.ResponseBuilder.create(status, of(memory))
                .header("ETag", '"' + memory.tag() + '"')
                .build();
    }
}

package io.orcha.portability;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sentence in a bundle that was held back from the memory. */
@RegisterForReflection
@Schema(requiredProperties = {"id", "text", "reasons", "message_ids", "state", "created_at"})
record BundledReview(
        @Nullable UUID id,
        @Nullable String text,
        @Nullable List<@Nullable String> reasons,
        @Nullable List<@Nullable UUID> messageIds,
        @Nullable State state,
        @Nullable Instant createdAt,
        @Nullable Instant decidedAt) {

    @Schema(name = "BundledReviewState")
    enum State {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("approved")
        APPROVED,
        @JsonProperty("declined")
        DECLINED
    }
}

package io.orcha.memory.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that was held back, and what became of it.
 *
 * @param text the sentence with secrets redacted
 * @param reasons why it was held back
 * @param messageIds the messages that said it
 * @param decidedAt when it was approved or declined; null while it is pending
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Review(
        UUID id,
        String text,
        List<String> reasons,
        List<UUID> messageIds,
        State state,
        Instant createdAt,
        @Nullable Instant decidedAt) {

    /** Where a review stands. */
    @Schema(name = "ReviewState")
    enum State {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("approved")
        APPROVED,
        @JsonProperty("declined")
        DECLINED
    }
}

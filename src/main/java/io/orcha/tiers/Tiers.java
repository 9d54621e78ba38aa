package io.orcha.tiers;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How large the tiers of a memory are.
 *
 * @param conversationSummaries what conversations were about that have come to rest
 */
@Schema(name = "MemoryTiers")
record Tiers(ShortTerm shortTerm, MediumTerm mediumTerm, LongTerm longTerm, Size conversationSummaries) {

    /** What was said. */
    record ShortTerm(Size sessions, Size messages) {}

    /** Who and what a life consists of, and how these relate as far as is known now. */
    record MediumTerm(Size entities, Size relations) {}

    /** What is remembered for years. */
    record LongTerm(Size memories) {}

    /**
     * A number of rows.
     *
     * @param total an estimate when it is of all users and large
     * @param lastDay how many of them came in the last 24 hours
     * @param lastWeek how many of them came in the last 7 days
     */
    @Schema(name = "TierSize")
    record Size(
            long total,
            @JsonProperty("last_24h") long lastDay,
            @JsonProperty("last_7d") long lastWeek) {

        static final Size NONE = new Size(0, 0, 0);
    }
}

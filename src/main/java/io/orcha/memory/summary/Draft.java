package io.orcha.memory.summary;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A summary that was made and is not stored yet.
 *
 * @param content the memory's new text; null when there is nothing to remember
 * @param learned the sentences of the new text that are new or newly supported, each with the messages that support it
 * @param changes what of the old text is gone, with the reason; what was only added is not listed
 */
public record Draft(@Nullable String content, List<Learned> learned, List<Change> changes) {

    public Draft {
        learned = List.copyOf(learned);
        changes = List.copyOf(changes);
    }

    /**
     * A sentence with its evidence.
     *
     * @param text the sentence as it stands in the new text, without a bullet
     * @param sources the messages that support it, at least one
     */
    @Schema(name = "LearnedSentence")
    public record Learned(String text, List<UUID> sources) {

        public Learned {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A sentence of the old text that is not in the new one.
     *
     * @param removed the sentence as it stood in the old text
     * @param replacement the sentence of the new text that took its place; null when none did
     */
    @Schema(name = "SentenceChange")
    public record Change(String removed, @Nullable String replacement, Reason reason) {}

    /** Why a sentence went. */
    @Schema(name = "SentenceChangeReason")
    public enum Reason {
        /** The user said something newer that contradicts it. */
        @JsonProperty("contradicted")
        CONTRADICTED,
        /** Another sentence says the same. */
        @JsonProperty("repeated")
        REPEATED,
        /** Space ran short, and it mattered least. */
        @JsonProperty("compressed")
        COMPRESSED,
        /** The user asked for it in words. */
        @JsonProperty("instructed")
        INSTRUCTED
    }
}

package io.orcha.recall;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was recalled.
 *
 * @param block the text for a prompt; empty when there is nothing
 * @param items what was found, the best first; the block holds those that are {@code used}
 * @param facts what is known of how things relate that bears on the query, the best first
 * @param tokens how many tokens the block has
 * @param degraded what could not be done, a sentence each; empty when all went well
 */
public record Recalled(String block, List<Item> items, List<KnownFact> facts, int tokens, List<String> degraded) {

    /** Nothing, because nothing was wanted or there is nothing. */
    public static final Recalled NOTHING = new Recalled("", List.of(), List.of(), 0, List.of());

    public Recalled {
        items = List.copyOf(items);
        facts = List.copyOf(facts);
        degraded = List.copyOf(degraded);
    }

    /** How many items are in the block. */
    public int used() {
        return (int) items.stream().filter(Item::used).count();
    }

    /**
     * A fact of the knowledge graph.
     *
     * @param id of the relation
     * @param score how well it fits, comparable with other facts of one answer only
     * @param since when it began to hold, or was said first
     * @param validTo when it ends, or has ended; null when it does not, as far as is known
     * @param sources the messages that say it
     * @param memories the long-term memories that say it
     * @param used whether it is in the block
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecalledFact")
    public record KnownFact(
            UUID id,
            String text,
            double score,
            Instant since,
            @Nullable Instant validTo,
            List<UUID> sources,
            List<UUID> memories,
            boolean used) {

        public KnownFact {
            sources = List.copyOf(sources);
            memories = List.copyOf(memories);
        }
    }

    /**
     * Something that was found.
     *
     * @param id of the message or the long-term memory
     * @param text all of it but what has to be reviewed before a model may see it
     * @param score how well it fits, comparable within one answer only
     * @param at when it was said, or since when it is known
     * @param validTo when what a memory says ends, or has ended; null when it does not, as far as is known
     * @param role who said a message; null for a memory
     * @param speaker their name; null when it is not known
     * @param sources the messages that say it
     * @param used whether it is in the block
     * @param heldBack whether all of its text has to be reviewed first, such as an order to the assistant
     * @param components what the score is made of, by name
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecalledItem")
    public record Item(
            ItemKind kind,
            UUID id,
            String text,
            double score,
            Instant at,
            @Nullable Instant validTo,
            @Nullable UUID sessionId,
            @Nullable String role,
            @Nullable String speaker,
            List<UUID> sources,
            boolean used,
            boolean heldBack,
            @Nullable Map<String, Double> components) {

        public Item {
            sources = List.copyOf(sources);
        }
    }
}

package io.orcha.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A memory as prompts are given it: without what the user does not want mentioned. It depends on the version alone.
 *
 * @param content the text; null when there is none
 * @param version the memory's version
 * @param suppressions what the user does not want mentioned
 */
public record PromptMemory(@Nullable String content, long version, List<Mention> suppressions) {

    public PromptMemory {
        suppressions = List.copyOf(suppressions);
    }

    static PromptMemory of(@Nullable String content, long version, List<String> suppressions) {
        var mentions = suppressions.stream().map(Mention::of).toList();
        var whole = new PromptMemory(content, version, mentions);
        return content == null || mentions.isEmpty()
                ? whole
                : new PromptMemory(whole.mentionable(content), version, mentions);
    }

    /** A text without the sentences that the user does not want mentioned; null when nothing is left. */
    public @Nullable String mentionable(String text) {
        return suppressions.isEmpty()
                ? text
                : MemoryText.without(
                        text, sentence -> suppressions.stream().anyMatch(mention -> mention.isIn(sentence)));
    }
}

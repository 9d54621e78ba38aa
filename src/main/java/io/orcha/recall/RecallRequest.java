package io.orcha.recall;

import io.orcha.recall.memory.LongTermMemory;
import io.orcha.user.UserId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recalled.
 *
 * @param query what it is wanted for, for example the user's message
 * @param maxTokens how many tokens the context block may have
 * @param limit how many items at most
 * @param influence nothing is recalled without any
 * @param kinds the kinds of items that are wanted
 * @param device only what was said in sessions that were begun on this device; null for all
 * @param scope whose memories are wanted beside those that all assistants share; {@link #SHARED_ONLY} or {@link #EVERY_SCOPE}
 * @param lens through whose eyes
 * @param known ids of messages and memories that whoever asks has anyway, or does not want
 * @param texts texts that whoever asks has anyway
 * @param onlyRelevant whether the block leaves out what is merely the best that there is
 * @param at the time of asking, which "last month" in the query is relative to, and after which nothing was said
 */
public record RecallRequest(
        UserId user,
        String query,
        int maxTokens,
        int limit,
        Influence influence,
        Set<ItemKind> kinds,
        @Nullable String device,
        String scope,
        Lens lens,
        Set<UUID> known,
        Set<String> texts,
        boolean onlyRelevant,
        Instant at) {

    /** No assistant's own memories. */
    public static final String SHARED_ONLY = LongTermMemory.SHARED;

    /** All memories, whomever they belong to. */
    static final String EVERY_SCOPE = "";

    /** Whether facts are wanted as well: they are of no one conversation. */
    boolean wantsFacts() {
        return device == null && kinds.containsAll(EnumSet.allOf(ItemKind.class));
    }

    public RecallRequest {
        kinds = Set.copyOf(kinds);
        known = Set.copyOf(known);
        texts = Set.copyOf(texts);
    }
}

package io.orcha.recall.memory;

import io.orcha.user.UserId;
import java.util.List;
import java.util.UUID;

/** Finds long-term memories by what they say. Recall implements it. */
public interface MemorySearch {

    /**
     * The memories that fit a query best, the best first. Those that the filter does not want are left out before the limit counts.
     *
     * @param query in the user's words, not blank
     * @param limit at most so many
     */
    List<UUID> search(UserId user, String query, MemoryFilter filter, int limit);
}

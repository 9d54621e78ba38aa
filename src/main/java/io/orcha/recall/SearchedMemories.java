package io.orcha.recall;

import io.orcha.recall.memory.LongTermMemories;
import io.orcha.recall.memory.LongTermMemory;
import io.orcha.recall.memory.MemoryFilter;
import io.orcha.recall.memory.MemorySearch;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds long-term memories in the way in which they are found for a chat turn. */
@ApplicationScoped
class SearchedMemories implements MemorySearch {

    /** Among so many the filter chooses. */
    private static final int MOST = 400;

    private final CandidateSearch candidates;
    private final LongTermMemories memories;
    private final Clock clock;

    SearchedMemories(CandidateSearch candidates, LongTermMemories memories, Clock clock) {
        this.candidates = candidates;
        this.memories = memories;
        this.clock = clock;
    }

    @Override
    public List<UUID> search(UserId user, String query, MemoryFilter filter, int limit) {
        var request = new RecallRequest(
                user,
                query,
                0,
                limit,
                Influence.NORMAL,
                EnumSet.of(ItemKind.MEMORY),
                null,
                Set.of(),
                Set.of(),
                false,
                clock.instant());
        var found = candidates.find(request, MOST).ranked().stream()
                .map(ranked -> ranked.unit().id())
                .toList();
        var wanted = memories.find(user, found).stream()
                .filter(filter::accepts)
                .map(LongTermMemory::id)
                .collect(Collectors.toSet());
        return found.stream().filter(wanted::contains).limit(limit).toList();
    }
}

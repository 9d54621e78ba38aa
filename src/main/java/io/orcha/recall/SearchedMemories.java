package io.orcha.recall;

import io.orcha.recall.index.UserIndexes;
import io.orcha.recall.memory.LongTermMemories;
import io.orcha.recall.memory.LongTermMemory;
import io.orcha.recall.memory.MemoryFilter;
import io.orcha.recall.memory.MemorySearch;
import io.orcha.recall.ranking.WordOverlap;
import io.orcha.user.UserId;
import io.orcha.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Finds long-term memories in the way in which they are found for a chat turn. What is suppressed or archived is never found for one;
 * it is found here, by its words, when it is asked for.
 */
@ApplicationScoped
class SearchedMemories implements MemorySearch {

    /** So many that are suppressed or archived are searched, the newest. */
    private static final int MOST_HIDDEN = 10_000;

    private final CandidateSearch candidates;
    private final LongTermMemories memories;
    private final Users users;
    private final Clock clock;

    SearchedMemories(CandidateSearch candidates, LongTermMemories memories, Users users, Clock clock) {
        this.candidates = candidates;
        this.memories = memories;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public List<UUID> search(UserId user, String query, MemoryFilter filter, int limit) {
        boolean areHidden = Boolean.TRUE.equals(filter.suppressed()) || Boolean.TRUE.equals(filter.archived());
        return areHidden ? hidden(user, query, filter, limit) : found(user, query, filter, limit);
    }

    private List<UUID> found(UserId user, String query, MemoryFilter filter, int limit) {
        // What is not wanted must not take the place of what is, so that it is left out before anything is ranked.
        var unwanted = filter.equals(MemoryFilter.NONE) ? Set.<UUID>of() : memories.unwanted(user, filter);
        var request = new RecallRequest(
                user,
                query,
                0,
                limit,
                Influence.NORMAL,
                EnumSet.of(ItemKind.MEMORY),
                null,
                RecallRequest.EVERY_SCOPE,
                Lens.NONE,
                unwanted,
                Set.of(),
                false,
                clock.instant());
        var found = candidates.find(request, limit).ranked().stream()
                .map(ranked -> ranked.unit().id())
                .toList();
        return memories.find(user, found).stream()
                .filter(filter::accepts)
                .map(LongTermMemory::id)
                .toList();
    }

    private List<UUID> hidden(UserId user, String query, MemoryFilter filter, int limit) {
        var language = Objects.requireNonNullElse(users.settings(user).language(), UserIndexes.DEFAULT_LANGUAGE);
        var overlap = new WordOverlap(query, language);
        return memories.newest(user, filter, MOST_HIDDEN).stream()
                .map(memory -> new Hidden(memory.id(), overlap.in(memory.text())))
                .filter(memory -> memory.words() > 0)
                .sorted(Comparator.comparingInt(Hidden::words).reversed())
                .limit(limit)
                .map(Hidden::id)
                .toList();
    }

    /**
     * A memory that no index has.
     *
     * @param words how many of the query's words it has
     */
    private record Hidden(UUID id, int words) {}
}

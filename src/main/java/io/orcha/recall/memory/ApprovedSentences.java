package io.orcha.recall.memory;

import io.orcha.memory.review.ReviewedSentences;
import io.orcha.model.offline.Remark;
import io.orcha.platform.Statements;
import io.orcha.recall.fact.FactKeeper;
import io.orcha.recall.index.IndexChanges;
import io.orcha.user.UserId;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Makes long-term memories of sentences that a person let into the memory, word for word: what was held back is never shown to
 * what learns. Such a memory has the id of its review, by which it goes when the approval is taken back.
 */
@ApplicationScoped
class ApprovedSentences implements ReviewedSentences {

    private final IndexChanges index;
    private final LearnTasks tasks;
    private final List<FactKeeper> factKeepers;
    private final Clock clock;

    ApprovedSentences(IndexChanges index, LearnTasks tasks, @All List<FactKeeper> factKeepers, Clock clock) {
        this.index = index;
        this.tasks = tasks;
        this.factKeepers = factKeepers;
        this.clock = clock;
    }

    @Override
    public void approved(Statements inTransaction, UserId user, UUID review, String text, List<UUID> messages) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean isTooLong = text.getBytes(StandardCharsets.UTF_8).length > MemoryRequest.TEXT_BYTES;
        if (isTooLong
                || !MemoryTable.find(inTransaction, user, List.of(review)).isEmpty()
                || MemoryTable.saying(inTransaction, user, text, LongTermMemory.SHARED, now)
                        .isPresent()) {
            return;
        }
        var kind = MemoryKind.of(Remark.of(text).topic());
        var memory = LongTermMemory.of(review, text, kind, MemoryOrigin.LEARNED, now)
                .edit()
                .sources(messages)
                .done();
        MemoryTable.insert(inTransaction, user, memory, index.next(inTransaction, user));
        index.index(inTransaction, user, List.of(review));
        tasks.addMemories(inTransaction, user, List.of(review));
    }

    /** Also when what was learned later has reworded it; what its owner has worded anew since is their own. */
    @Override
    public void takenBack(Statements inTransaction, UserId user, UUID review, String text) {
        boolean isThere = MemoryTable.find(inTransaction, user, List.of(review)).stream()
                .anyMatch(memory -> memory.origin() == MemoryOrigin.LEARNED);
        if (isThere) {
            index.removed(inTransaction, user);
            long revision = index.next(inTransaction, user);
            MemoryTable.delete(inTransaction, user, List.of(review), revision);
            factKeepers.forEach(keeper -> keeper.memoriesGone(inTransaction, user, List.of(review), revision));
        }
    }
}

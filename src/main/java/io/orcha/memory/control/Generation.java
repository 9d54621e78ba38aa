package io.orcha.memory.control;

import io.orcha.memory.Author;
import io.orcha.memory.BusyMemoryException;
import io.orcha.memory.Expectation;
import io.orcha.memory.Memories;
import io.orcha.memory.Memory;
import io.orcha.memory.MemoryChange;
import io.orcha.memory.MemoryChanges;
import io.orcha.memory.SentenceSources;
import io.orcha.memory.review.ReviewQueue;
import io.orcha.memory.rollup.StatementMerge;
import io.orcha.memory.rollup.StatementMerge.Merged;
import io.orcha.memory.summary.Draft;
import io.orcha.memory.summary.SummaryRequest.Statement;
import io.orcha.session.Messages;
import io.orcha.session.Unlearned;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a summary on demand, from the memory and what the user said lately, whether that was learned already or not. */
@ApplicationScoped
class Generation {

    private static final int MOST_ATTEMPTS = 5;

    private final Memories memories;
    private final MemoryChanges changes;
    private final StatementMerge merge;
    private final SentenceSources sources;
    private final Messages messages;
    private final Unlearned unlearned;
    private final ReviewQueue reviews;

    Generation(
            Memories memories,
            MemoryChanges changes,
            StatementMerge merge,
            SentenceSources sources,
            Messages messages,
            Unlearned unlearned,
            ReviewQueue reviews) {
        this.memories = memories;
        this.changes = changes;
        this.merge = merge;
        this.sources = sources;
        this.messages = messages;
        this.unlearned = unlearned;
        this.reviews = reviews;
    }

    /**
     * Makes a summary.
     *
     * @param recent from how many of the user's newest messages
     * @param save whether it becomes the memory
     * @throws io.orcha.memory.StaleVersionException when the memory is not as expected
     */
    Generated generate(UserId user, int recent, boolean save, Expectation expectation) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var base = memories.find(user).orElse(null);
            expectation.require(base);
            var content = base == null ? null : base.content();
            var said = messages.recentOfUser(user, recent).stream()
                    .map(quote -> new Statement(quote.id(), quote.createdAt(), quote.content()))
                    .toList();
            var merged = merge.merge(user, content, said);
            if (!save || Objects.equals(merged.draft().content(), content)) {
                return new Generated(merged.draft(), base, false);
            }
            var stored = store(user, base, merged, said);
            if (stored != null) {
                return new Generated(merged.draft(), stored, true);
            }
        }
        throw new BusyMemoryException();
    }

    private @Nullable Memory store(UserId user, @Nullable Memory base, Merged merged, List<Statement> said) {
        var draft = merged.draft();
        var change = new MemoryChange(
                draft.content(),
                Author.ROLL_UP,
                "generated on demand",
                draft.changes(),
                merge.origin(),
                base == null ? null : base.version(),
                List.of());
        return changes.storeLearned(user, base, change, version -> {
            reviews.add(user, merged.held());
            sources.record(user, version, draft.learned(), merge.origin());
            return unlearned.markLearnedAgain(
                    user, said.stream().map(Statement::id).toList());
        });
    }

    /**
     * A summary.
     *
     * @param memory the current memory: the summary itself when it was saved; null when there is none
     * @param saved whether it became a new version
     */
    record Generated(Draft draft, @Nullable Memory memory, boolean saved) {}
}

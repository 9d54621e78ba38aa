package io.orcha.memory.rollup;

import static io.orcha.platform.Settings.positive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.memory.Author;
import io.orcha.memory.BusyMemoryException;
import io.orcha.memory.Memories;
import io.orcha.memory.Memory;
import io.orcha.memory.MemoryChange;
import io.orcha.memory.MemoryChanges;
import io.orcha.memory.MemoryConfig;
import io.orcha.memory.SentenceSources;
import io.orcha.memory.review.ReviewQueue;
import io.orcha.memory.summary.Summarisers;
import io.orcha.memory.summary.SummaryRequest.Statement;
import io.orcha.model.ModelException;
import io.orcha.model.embedding.Embedder;
import io.orcha.session.ChatMessage;
import io.orcha.session.Unlearned;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings one user's memory up to date with what they said, without losing what a client saves at the same time. */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
class MemoryUpdate {

    private static final int MOST_ATTEMPTS = 10;

    private final Memories memories;
    private final MemoryChanges changes;
    private final Permission permission;
    private final Unlearned unlearned;
    private final StatementMerge merge;
    private final StatementMerge rules;
    private final ReviewQueue reviews;
    private final SentenceSources sources;
    private final MemoryConfig config;
    private final Counter conflicts;
    private final Counter fallbacks;

    MemoryUpdate(
            Memories memories,
            MemoryChanges changes,
            Permission permission,
            Unlearned unlearned,
            StatementMerge merge,
            Embedder embedder,
            ReviewQueue reviews,
            SentenceSources sources,
            MemoryConfig config,
            MeterRegistry meters) {
        this.memories = memories;
        this.changes = changes;
        this.permission = permission;
        this.unlearned = unlearned;
        this.merge = merge;
        this.rules = merge.by(Summarisers.offline(embedder));
        this.reviews = reviews;
        this.sources = sources;
        this.config = config;
        this.conflicts = Counter.builder("orcha.roll_up.conflicts")
                .description("Roll-ups that were merged again because somebody else changed the memory or the messages")
                .register(meters);
        this.fallbacks = Counter.builder("orcha.roll_up.fallbacks")
                .description("Roll-ups that were made by rules because the model had no usable answer")
                .register(meters);
        positive("orcha.memory.roll-up.batch-size", config.rollUp().batchSize());
        positive("orcha.memory.roll-up.batch-bytes", config.rollUp().batchBytes());
    }

    /**
     * Rolls up all statements that the memory does not cover yet. The model is asked outside any transaction; a result is
     * stored only on the version that it was made from, and made again when a client was faster. Messages for which the model
     * has no usable answer are merged by rules, as {@link Pace} says, and the version's origin says so; only a model that
     * cannot be reached or is overloaded makes the run fail.
     */
    void run(UserId user) {
        if (!permission.isGiven(user)) {
            unlearned.learnNothing(user);
            return;
        }
        int attempts = 0;
        var pace = new Pace(config.rollUp().batchSize());
        boolean more = true;
        while (more) {
            var base = memories.find(user).orElse(null);
            var waiting = unlearned.oldest(user, config.rollUp().batchSize());
            if (waiting.isEmpty()) {
                return;
            }
            var batch = batch(waiting, pace.size());
            var result = attempt(user, base, batch, pace.byRules() ? rules : merge);
            switch (result) {
                case STORED -> {
                    attempts = 0;
                    fallbacks.increment(pace.byRules() ? 1 : 0);
                    pace.merged();
                }
                case UNUSABLE -> pace.unusable(batch.size());
                case SUPERSEDED -> {
                    if (++attempts >= MOST_ATTEMPTS) {
                        throw new BusyMemoryException(); // The job tries again later, not at once.
                    }
                    conflicts.increment();
                }
            }
            more = result != Result.STORED
                    || batch.size() < waiting.size()
                    || waiting.size() == config.rollUp().batchSize();
        }
    }

    /** What came of a batch. */
    private enum Result {
        STORED,
        SUPERSEDED,
        UNUSABLE
    }

    private Result attempt(UserId user, @Nullable Memory base, List<ChatMessage> batch, StatementMerge by) {
        try {
            return rollUp(user, base, batch, by) ? Result.STORED : Result.SUPERSEDED;
        } catch (ModelException e) {
            if (e.isUnusable()) {
                return Result.UNUSABLE;
            }
            throw e;
        }
    }

    /** Whether the batch was learned; when not, the memory has changed meanwhile, or a message is gone. */
    private boolean rollUp(UserId user, @Nullable Memory base, List<ChatMessage> batch, StatementMerge by) {
        var before = base == null ? null : base.content();
        var said = batch.stream()
                .map(message -> new Statement(message.id(), message.createdAt(), message.content()))
                .toList();
        var merged = by.merge(user, before, said);
        var draft = merged.draft();
        var learned = batch.stream().map(ChatMessage::id).toList();
        if (Objects.equals(draft.content(), before)) {
            return changes.confirm(user, base, () -> {
                reviews.add(user, merged.held());
                return unlearned.markLearned(user, learned);
            });
        }
        var change = new MemoryChange(
                draft.content(),
                Author.ROLL_UP,
                "rolled up %d message(s)".formatted(batch.size()),
                draft.changes(),
                by.origin(),
                base == null ? null : base.version(),
                List.of());
        return changes.storeLearned(user, base, change, version -> {
                    reviews.add(user, merged.held());
                    sources.record(user, version, draft.learned(), by.origin());
                    return unlearned.markLearned(user, learned);
                })
                != null;
    }

    private List<ChatMessage> batch(List<ChatMessage> waiting, int most) {
        long bytes = 0;
        int size = 0;
        while (size < Math.min(most, waiting.size())) {
            bytes += waiting.get(size).content().getBytes(StandardCharsets.UTF_8).length;
            if (size > 0 && bytes > config.rollUp().batchBytes()) {
                break;
            }
            size++;
        }
        return waiting.subList(0, size);
    }
}

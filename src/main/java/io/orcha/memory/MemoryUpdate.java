package io.orcha.memory;

import static io.orcha.platform.Settings.positive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.memory.review.ReviewQueue;
import io.orcha.memory.review.Screener;
import io.orcha.memory.summary.Draft;
import io.orcha.memory.summary.Summariser;
import io.orcha.memory.summary.SummaryRequest.Statement;
import io.orcha.session.ChatMessage;
import io.orcha.session.Conversations;
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
    private final Conversations conversations;
    private final Summariser summariser;
    private final SummaryInputs inputs;
    private final Screener screener;
    private final ReviewQueue reviews;
    private final SentenceSources sources;
    private final MemoryConfig config;
    private final Counter conflicts;

    MemoryUpdate(
            Memories memories,
            MemoryChanges changes,
            Conversations conversations,
            Summariser summariser,
            SummaryInputs inputs,
            Screener screener,
            ReviewQueue reviews,
            SentenceSources sources,
            MemoryConfig config,
            MeterRegistry meters) {
        this.memories = memories;
        this.changes = changes;
        this.conversations = conversations;
        this.summariser = summariser;
        this.inputs = inputs;
        this.screener = screener;
        this.reviews = reviews;
        this.sources = sources;
        this.config = config;
        this.conflicts = Counter.builder("orcha.roll_up.conflicts")
                .description("Roll-ups that were merged again because somebody else changed the memory or the messages")
                .register(meters);
        positive("orcha.memory.roll-up.batch-size", config.rollUp().batchSize());
        positive("orcha.memory.roll-up.batch-bytes", config.rollUp().batchBytes());
    }

    /**
     * Rolls up all statements that the memory does not cover yet. The model is asked outside any transaction; a result is
     * stored only on the version that it was made from, and made again when a client was faster.
     */
    void run(UserId user) {
        int attempts = 0;
        boolean more = true;
        while (more && attempts < MOST_ATTEMPTS) {
            var base = memories.find(user).orElse(null);
            var unlearned = conversations.toLearn(user, config.rollUp().batchSize());
            if (unlearned.isEmpty()) {
                return;
            }
            var batch = batch(unlearned);
            var stored = rollUp(user, base, batch);
            if (!stored) {
                conflicts.increment();
            }
            attempts = stored ? 0 : attempts + 1;
            more = !stored
                    || batch.size() < unlearned.size()
                    || unlearned.size() == config.rollUp().batchSize();
        }
    }

    /** Whether the batch was learned; when not, the memory has changed meanwhile, or a message is gone. */
    private boolean rollUp(UserId user, @Nullable Memory base, List<ChatMessage> batch) {
        var before = base == null ? null : base.content();
        var held = batch.stream()
                .flatMap(message -> screener.heldBack(message).stream())
                .toList();
        var screened = screener.screen(merged(user, before, batch), before);
        var draft = screened.draft();
        var learned = batch.stream().map(ChatMessage::id).toList();
        if (Objects.equals(draft.content(), before)) {
            return changes.confirm(user, base, () -> {
                reviews.add(user, held);
                reviews.add(user, screened.held());
                return conversations.markLearned(user, learned);
            });
        }
        var change = new MemoryChange(
                draft.content(),
                Author.ROLL_UP,
                "rolled up %d message(s)".formatted(batch.size()),
                draft.changes(),
                summariser.origin(),
                base == null ? null : base.version(),
                List.of());
        return changes.store(user, base, change, version -> {
                    reviews.add(user, held);
                    reviews.add(user, screened.held());
                    sources.record(user, version, draft.learned(), summariser.origin());
                    return conversations.markLearned(user, learned);
                })
                != null;
    }

    private Draft merged(UserId user, @Nullable String before, List<ChatMessage> batch) {
        var statements = batch.stream()
                .map(message -> new Statement(message.id(), message.createdAt(), screener.harmless(message.content())))
                .filter(statement -> !statement.text().isBlank())
                .toList();
        if (statements.isEmpty()) {
            return new Draft(before, List.of(), List.of());
        }
        var request = inputs.request(user, before, statements);
        var draft = summariser.merge(request);
        return draft.content() == null || draft.content().isBlank()
                ? new Draft(before, List.of(), List.of())
                : withPins(draft, request.pinned());
    }

    /** What the user pinned wins over the model. */
    private static Draft withPins(Draft draft, List<String> pinned) {
        var content = draft.content();
        var kept = MemoryText.sentences(content);
        for (var pin : pinned) {
            if (!kept.containsAll(MemoryText.sentences(pin))) {
                content = MemoryText.with(content, pin);
            }
        }
        return new Draft(content, draft.learned(), draft.changes());
    }

    private List<ChatMessage> batch(List<ChatMessage> unlearned) {
        long bytes = 0;
        int size = 0;
        while (size < unlearned.size()) {
            bytes += unlearned.get(size).content().getBytes(StandardCharsets.UTF_8).length;
            if (size > 0 && bytes > config.rollUp().batchBytes()) {
                break;
            }
            size++;
        }
        return unlearned.subList(0, size);
    }
}

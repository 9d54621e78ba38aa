package io.orcha.memory;

import static io.orcha.platform.Settings.positive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.memory.summary.Summariser;
import io.orcha.memory.summary.SummaryRequest;
import io.orcha.session.ChatMessage;
import io.orcha.session.Conversations;
import io.orcha.user.UserId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
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
    private final MemoryConfig config;
    private final Counter conflicts;

    MemoryUpdate(
            Memories memories,
            MemoryChanges changes,
            Conversations conversations,
            Summariser summariser,
            MemoryConfig config,
            MeterRegistry meters) {
        this.memories = memories;
        this.changes = changes;
        this.conversations = conversations;
        this.summariser = summariser;
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
            var content = merge(base == null ? null : base.content(), batch);
            var learned = batch.stream().map(ChatMessage::id).toList();
            var change =
                    MemoryChange.of(content, Author.ROLL_UP, "rolled up %d message(s)".formatted(batch.size()), base);
            var stored = Objects.equals(content, base == null ? null : base.content())
                    ? changes.confirm(user, base, () -> conversations.markLearned(user, learned))
                    : changes.store(user, base, change, _ -> conversations.markLearned(user, learned)) != null;
            if (!stored) {
                conflicts.increment();
            }
            attempts = stored ? 0 : attempts + 1;
            more = !stored
                    || batch.size() < unlearned.size()
                    || unlearned.size() == config.rollUp().batchSize();
        }
    }

    private @Nullable String merge(@Nullable String content, List<ChatMessage> batch) {
        var statements = batch.stream()
                .map(message -> new SummaryRequest.Statement(message.id(), message.createdAt(), message.content()))
                .toList();
        var request = new SummaryRequest(
                content, List.of(), statements, List.of(), List.of(), ZoneOffset.UTC, null, config.maxBytes());
        var merged = summariser.merge(request).content();
        return merged == null || merged.isBlank() ? content : merged;
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

package io.orcha.memory;

import io.orcha.session.ChatMessage;
import io.orcha.session.Conversations;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Brings one user's memory up to date with what they said, without losing what a client saves at the same time. */
@ApplicationScoped
class MemoryUpdate {

    private static final int MOST_ATTEMPTS = 10;

    private final Memories memories;
    private final Conversations conversations;
    private final Summariser summariser;
    private final MemoryConfig config;

    MemoryUpdate(Memories memories, Conversations conversations, Summariser summariser, MemoryConfig config) {
        this.memories = memories;
        this.conversations = conversations;
        this.summariser = summariser;
        this.config = config;
    }

    /**
     * Rolls up all statements that the memory does not cover yet. The model is asked outside any transaction; a result is
     * stored only on the version that it was made from, and made again when a client was faster.
     */
    void run(UserId user) {
        int attempts = 0;
        boolean more = true;
        while (more && attempts < MOST_ATTEMPTS) {
            var memory = memories.find(user);
            var base = memory.map(Memory::version).orElse(0L);
            var content = memory.map(Memory::content).orElse(null);
            var uncovered = conversations.evidence(
                    user,
                    memory.map(Memory::coveredThrough).orElse(null),
                    config.rollUp().batchSize());
            if (uncovered.isEmpty()) {
                return;
            }
            var statements = batch(uncovered);
            var merged = summariser.merge(
                    content, statements.stream().map(ChatMessage::content).toList());
            var stored = memories.saveRolledUp(
                    user,
                    base,
                    merged == null || merged.isBlank() ? content : merged,
                    statements.getLast().id());
            attempts = stored ? 0 : attempts + 1;
            more = !stored
                    || statements.size() < uncovered.size()
                    || uncovered.size() == config.rollUp().batchSize();
        }
    }

    private List<ChatMessage> batch(List<ChatMessage> uncovered) {
        long bytes = 0;
        int size = 0;
        while (size < uncovered.size()) {
            bytes += uncovered.get(size).content().getBytes(StandardCharsets.UTF_8).length;
            if (size > 0 && bytes > config.rollUp().batchBytes()) {
                break;
            }
            size++;
        }
        return uncovered.subList(0, size);
    }
}

package io.orcha.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation.
 *
 * @param title the beginning of its first message
 * @param messageCount how many messages it holds
 * @param lastActivityAt when its last message was stored
 * @param deviceId on which device it was begun, as the client named it; absent when it did not
 */
record ChatSession(
        UUID sessionId,
        String title,
        int messageCount,
        Instant createdAt,
        Instant lastActivityAt,
        @Nullable String deviceId) {}

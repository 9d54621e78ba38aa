package io.orcha.session;

import java.time.Instant;
import java.util.UUID;

/**
 * A conversation.
 *
 * @param title the beginning of its first message
 * @param messageCount how many messages it holds
 * @param lastActivityAt when its last message was stored
 */
record ChatSession(UUID sessionId, String title, int messageCount, Instant createdAt, Instant lastActivityAt) {}

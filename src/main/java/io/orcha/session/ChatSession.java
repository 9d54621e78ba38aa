package io.orcha.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.session.SessionDigests.Digest;
import io.orcha.session.SessionDigests.KeyEntity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation.
 *
 * @param title what its owner calls it, else the beginning of its first message
 * @param messageCount how many messages it holds
 * @param lastActivityAt when its last message was stored
 * @param deviceId on which device it was begun, as the client named it; null when it did not
 * @param persona whom it is with; null when that is not known
 * @param summary what it is about; null when it was not summarised, or not yet
 * @param keyEntities who and what it mentions most; absent when it mentions nothing that is known
 */
record ChatSession(
        UUID sessionId,
        String title,
        int messageCount,
        Instant createdAt,
        Instant lastActivityAt,
        @Nullable String deviceId,
        @Nullable String persona,
        @Nullable String summary,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<KeyEntity> keyEntities) {

    ChatSession {
        keyEntities = List.copyOf(keyEntities);
    }

    ChatSession with(Digest digest) {
        return new ChatSession(
                sessionId,
                title,
                messageCount,
                createdAt,
                lastActivityAt,
                deviceId,
                persona,
                digest.summary(),
                digest.keyEntities());
    }
}

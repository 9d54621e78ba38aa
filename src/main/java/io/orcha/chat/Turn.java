package io.orcha.chat;

import io.orcha.model.Prompt.Message;
import io.orcha.recall.Influence;
import io.orcha.user.UserId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A checked chat turn.
 *
 * @param givenHistory the client's own history, oldest first; empty when the session's messages are to be used
 * @param unansweredIn the session in which an earlier attempt at this turn left the message without a reply; null when there was
 *     none
 * @param deviceId the device that the user is on; null when the client does not say
 * @param persona the name of the persona that the client chose; null when it chose none
 * @param influence how much of what is recalled the turn is given
 */
record Turn(
        UserId user,
        String message,
        List<Message> givenHistory,
        @Nullable UUID sessionId,
        @Nullable UUID unansweredIn,
        @Nullable String deviceId,
        @Nullable String persona,
        MemoryMode memory,
        Influence influence) {

    Turn actingFor(UserId actingUser) {
        return new Turn(
                actingUser, message, givenHistory, sessionId, unansweredIn, deviceId, persona, memory, influence);
    }

    Turn resuming(UUID session) {
        return new Turn(user, message, givenHistory, sessionId, session, deviceId, persona, memory, influence);
    }
}

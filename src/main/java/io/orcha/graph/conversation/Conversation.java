package io.orcha.graph.conversation;

import io.orcha.memory.summary.SummaryRequest.Statement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as it was read to be summarised.
 *
 * @param erasures how often the user had been erased
 * @param before the last message that the present summary knows of; null when there is none
 * @param through the session's last message
 * @param messageCount how many messages the session has
 * @param said what the user said there and may be learned from, in part when it is much
 */
record Conversation(
        long erasures, UUID session, @Nullable UUID before, UUID through, int messageCount, List<Statement> said) {

    Conversation {
        said = List.copyOf(said);
    }
}

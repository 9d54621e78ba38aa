package io.orcha.chat;

import io.orcha.chat.RecentStatements.Line;
import io.orcha.model.Prompt.Message;
import io.orcha.persona.Persona;
import io.orcha.platform.problem.FailureDescription;
import io.orcha.recall.Recall;
import io.orcha.recall.Recalled;
import io.orcha.session.ChatMessage;
import io.orcha.session.Conversations.Started;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Recalls for a chat turn what the prompt does not hold anyway. A turn is never lost to a failure of recall: it goes on with the
 * summary and what was said lately, and says so.
 */
@ApplicationScoped
class TurnRecall {

    private static final Logger LOG = Logger.getLogger(TurnRecall.class);

    private static final Recalled FAILED =
            new Recalled("", List.of(), List.of(), 0, List.of("Recall failed; the reply is given without it."));

    private final Recall recall;

    TurnRecall(Recall recall) {
        this.recall = recall;
    }

    /**
     * What was recalled for a turn.
     *
     * @param history the session's own messages that the prompt holds
     * @param recent what of other sessions it holds because the memory does not cover it yet
     */
    Recalled forTurn(Turn turn, Persona persona, Started started, List<ChatMessage> history, List<Line> recent) {
        try {
            var known = Stream.concat(
                            Stream.of(started.messageId()),
                            Stream.concat(
                                    history.stream().map(ChatMessage::id),
                                    recent.stream().map(Line::message)))
                    .collect(Collectors.toSet());
            return recall.forTurn(turn.user(), turn.message(), turn.influence(), persona.lens(), known, texts(turn));
        } catch (RuntimeException e) {
            LOG.warnf("recall failed: %s", FailureDescription.of(e));
            return FAILED;
        }
    }

    private static Set<String> texts(Turn turn) {
        var texts = turn.givenHistory().stream().map(Message::content).collect(Collectors.toCollection(HashSet::new));
        texts.add(turn.message());
        return texts;
    }
}

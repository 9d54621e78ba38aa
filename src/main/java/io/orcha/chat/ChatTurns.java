package io.orcha.chat;

import io.orcha.memory.Memories;
import io.orcha.memory.Memory;
import io.orcha.memory.RollUp;
import io.orcha.model.LanguageModel;
import io.orcha.model.ModelConfig;
import io.orcha.model.ModelException;
import io.orcha.model.Prompt.Message;
import io.orcha.model.TokenCounter;
import io.orcha.platform.Settings;
import io.orcha.session.ChatMessage;
import io.orcha.session.ChatMessage.Role;
import io.orcha.session.Conversations;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chat turns, step by step: the user's message is stored, the prompt gathered, the model asked, the reply stored. */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
class ChatTurns {

    private final Conversations conversations;
    private final Memories memories;
    private final RollUp rollUp;
    private final LanguageModel model;
    private final PromptAssembler assembler;
    private final int historyMessages;

    ChatTurns(
            Conversations conversations,
            Memories memories,
            RollUp rollUp,
            LanguageModel model,
            TokenCounter tokens,
            ModelConfig modelConfig,
            ChatConfig config) {
        this.conversations = conversations;
        this.memories = memories;
        this.rollUp = rollUp;
        this.model = model;
        Settings.require(
                modelConfig.contextTokens() > modelConfig.reservedReplyTokens(),
                "orcha.model.context-tokens must be greater than orcha.model.reserved-reply-tokens.");
        this.assembler = new PromptAssembler(tokens, modelConfig.contextTokens() - modelConfig.reservedReplyTokens());
        this.historyMessages = config.maxHistoryMessages();
    }

    /** Runs the rest of a prepared turn. */
    ChatReply reply(PreparedTurn prepared) {
        try {
            var completion = model.complete(prepared.prompt());
            store(prepared, completion.text(), false);
            return ChatReply.of(prepared, completion.text(), model, completion.usage());
        } catch (ModelException e) {
            throw TurnFailedException.of(prepared, e);
        } finally {
            learn(prepared);
        }
    }

    /**
     * Stores the user's message, so that nothing that follows can lose it, and gathers the prompt.
     *
     * @throws io.orcha.session.SessionNotFoundException when the user has no session with the given id
     */
    PreparedTurn prepare(Turn turn) {
        if (turn.memory() == MemoryMode.OFF) {
            return prepareTemporary(turn);
        }
        var earlier = turn.unansweredIn();
        if (earlier != null) {
            var unanswered = conversations.unanswered(turn.user(), earlier, turn.message());
            if (unanswered.isPresent()) {
                return preparedInSession(turn, earlier, unanswered.get());
            }
        }
        return turn.sessionId() == null ? prepareNew(turn) : prepareContinued(turn, turn.sessionId());
    }

    /** Stores the assistant's reply, unless the chat is a temporary one. */
    void store(PreparedTurn turn, String reply, boolean partial) {
        if (turn.memory() != MemoryMode.OFF && turn.sessionId() != null) {
            conversations.appendReply(turn.user(), turn.sessionId(), reply, partial);
        }
    }

    /** Lets the memory learn from the turn, when it may. The user's message counts even if the model never answered it. */
    void learn(PreparedTurn turn) {
        if (turn.memory() == MemoryMode.ON) {
            rollUp.schedule(turn.user());
        }
    }

    LanguageModel model() {
        return model;
    }

    private PreparedTurn prepareTemporary(Turn turn) {
        var history = turn.givenHistory();
        if (turn.sessionId() != null) {
            conversations.requireSession(turn.user(), turn.sessionId());
            if (history.isEmpty()) {
                history = history(turn, turn.sessionId(), null);
            }
        }
        return prepared(turn, turn.sessionId(), Optional.empty(), history);
    }

    private PreparedTurn prepareNew(Turn turn) {
        var opened = conversations.open(turn.user(), turn.message(), turn.memory() == MemoryMode.ON);
        if (opened.moreToLearn()) {
            // Said in another session and not yet in the memory: it would be forgotten in this turn.
            rollUp.settle(turn.user());
        }
        return prepared(turn, opened.sessionId(), memories.find(turn.user()), turn.givenHistory());
    }

    private PreparedTurn prepareContinued(Turn turn, UUID sessionId) {
        var messageId = conversations.append(turn.user(), sessionId, turn.message(), turn.memory() == MemoryMode.ON);
        return preparedInSession(turn, sessionId, messageId);
    }

    private PreparedTurn preparedInSession(Turn turn, UUID sessionId, UUID messageId) {
        var history = turn.givenHistory().isEmpty() ? history(turn, sessionId, messageId) : turn.givenHistory();
        return prepared(turn, sessionId, memories.find(turn.user()), history);
    }

    private PreparedTurn prepared(Turn turn, @Nullable UUID sessionId, Optional<Memory> memory, List<Message> history) {
        var content = memory.map(Memory::content).orElse(null);
        return new PreparedTurn(
                turn.user(),
                sessionId,
                turn.memory(),
                assembler.assemble(turn.instructions(), content, history, turn.message()),
                content == null ? null : memory.orElseThrow().version());
    }

    private List<Message> history(Turn turn, UUID sessionId, @Nullable UUID before) {
        return conversations.history(turn.user(), sessionId, before, historyMessages).stream()
                .map(ChatTurns::promptMessage)
                .toList();
    }

    private static Message promptMessage(ChatMessage message) {
        return message.role() == Role.USER ? Message.user(message.content()) : Message.assistant(message.content());
    }
}

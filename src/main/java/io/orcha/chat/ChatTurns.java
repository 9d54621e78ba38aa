package io.orcha.chat;

import io.orcha.memory.Memories;
import io.orcha.model.LanguageModel;
import io.orcha.model.ModelConfig;
import io.orcha.model.ModelException;
import io.orcha.model.Prompt.Message;
import io.orcha.model.TokenCounter;
import io.orcha.platform.Settings;
import io.orcha.session.ChatMessage;
import io.orcha.session.ChatMessage.Role;
import io.orcha.session.Conversations;
import io.orcha.session.Conversations.Started;
import io.orcha.session.Unlearned;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chat turns, step by step: the user's message is stored, the prompt gathered, the model asked, the reply stored. */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
class ChatTurns {

    private final Conversations conversations;
    private final Unlearned unlearned;
    private final Memories memories;
    private final LanguageModel model;
    private final RecentStatements recentStatements;
    private final PromptAssembler assembler;
    private final int historyMessages;

    ChatTurns(
            Conversations conversations,
            Unlearned unlearned,
            Memories memories,
            LanguageModel model,
            RecentStatements recentStatements,
            TokenCounter tokens,
            ModelConfig modelConfig,
            ChatConfig config) {
        this.conversations = conversations;
        this.unlearned = unlearned;
        this.memories = memories;
        this.model = model;
        this.recentStatements = recentStatements;
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
                return preparedInSession(turn, unanswered.get());
            }
        }
        return turn.sessionId() == null ? prepareNew(turn) : prepareContinued(turn, turn.sessionId());
    }

    /** Stores the assistant's reply, unless the chat is a temporary one. */
    void store(PreparedTurn turn, String reply, boolean partial) {
        if (turn.memory() != MemoryMode.OFF && turn.sessionId() != null) {
            conversations.appendReply(turn.user(), turn.sessionId(), turn.erasures(), reply, partial);
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
        var prompt = assembler.assemble(turn.instructions(), null, history, List.of(), turn.message());
        return new PreparedTurn(turn.user(), turn.sessionId(), turn.memory(), 0, prompt, 0, null);
    }

    private PreparedTurn prepareNew(Turn turn) {
        var started = conversations.open(turn.user(), turn.message(), turn.memory() == MemoryMode.ON);
        return prepared(turn, started, turn.givenHistory());
    }

    private PreparedTurn prepareContinued(Turn turn, UUID sessionId) {
        var started = conversations.append(turn.user(), sessionId, turn.message(), turn.memory() == MemoryMode.ON);
        return preparedInSession(turn, started);
    }

    private PreparedTurn preparedInSession(Turn turn, Started started) {
        var history = turn.givenHistory().isEmpty()
                ? history(turn, started.sessionId(), started.messageId())
                : turn.givenHistory();
        return prepared(turn, started, history);
    }

    private PreparedTurn prepared(Turn turn, Started started, List<Message> history) {
        // Read before the memory: what is rolled up in between is in both, and never in neither.
        var said = recentlySaid(turn, started);
        var memory = memories.forPrompt(turn.user()).orElse(null);
        var recent = said.isEmpty() ? List.<String>of() : recentStatements.of(said, history, memory);
        var content = memory == null ? null : memory.content();
        return new PreparedTurn(
                turn.user(),
                started.sessionId(),
                turn.memory(),
                started.erasures(),
                assembler.assemble(turn.instructions(), content, history, recent, turn.message()),
                recent.size(),
                memory == null || content == null ? null : Long.valueOf(memory.version()));
    }

    private List<ChatMessage> recentlySaid(Turn turn, Started started) {
        boolean historyIsGiven = !turn.givenHistory().isEmpty();
        return started.moreToLearn() || historyIsGiven
                ? unlearned.newest(
                        turn.user(),
                        started.messageId(),
                        historyIsGiven ? null : started.sessionId(),
                        RecentStatements.MOST)
                : List.of();
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

package io.orcha.chat;

import io.opentelemetry.api.trace.Tracer;
import io.orcha.chat.ChatReply.UsedMemory;
import io.orcha.chat.RecentStatements.Line;
import io.orcha.memory.Memories;
import io.orcha.model.LanguageModel;
import io.orcha.model.ModelConfig;
import io.orcha.model.ModelException;
import io.orcha.model.Prompt.Message;
import io.orcha.model.TokenCounter;
import io.orcha.persona.Personas;
import io.orcha.platform.Meanwhile;
import io.orcha.platform.Settings;
import io.orcha.platform.telemetry.Traces;
import io.orcha.recall.Recalled;
import io.orcha.session.ChatMessage;
import io.orcha.session.ChatMessage.Role;
import io.orcha.session.Conversations;
import io.orcha.session.Conversations.Started;
import io.orcha.session.Replies;
import io.orcha.session.Replies.Reply;
import io.orcha.session.Unlearned;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chat turns, step by step: the user's message is stored, the prompt gathered, the model asked, the reply stored. */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
class ChatTurns {

    private final Conversations conversations;
    private final Replies replies;
    private final Unlearned unlearned;
    private final Memories memories;
    private final LanguageModel model;
    private final RecentStatements recentStatements;
    private final TurnRecall recall;
    private final TurnTone tone;
    private final Personas personas;
    private final PromptAssembler assembler;
    private final TurnMetrics metrics;
    private final Tracer tracer;
    private final int historyMessages;

    ChatTurns(
            Conversations conversations,
            Replies replies,
            Unlearned unlearned,
            Memories memories,
            LanguageModel model,
            RecentStatements recentStatements,
            TurnRecall recall,
            TurnTone tone,
            Personas personas,
            TokenCounter tokens,
            TurnMetrics metrics,
            Traces traces,
            ModelConfig modelConfig,
            ChatConfig config) {
        this.conversations = conversations;
        this.replies = replies;
        this.unlearned = unlearned;
        this.memories = memories;
        this.model = model;
        this.recentStatements = recentStatements;
        this.recall = recall;
        this.tone = tone;
        this.personas = personas;
        this.metrics = metrics;
        this.tracer = traces.tracer();
        Settings.require(
                modelConfig.contextTokens() > modelConfig.reservedReplyTokens(),
                "orcha.model.context-tokens must be greater than orcha.model.reserved-reply-tokens.");
        this.assembler = new PromptAssembler(tokens, modelConfig.contextTokens() - modelConfig.reservedReplyTokens());
        this.historyMessages = config.maxHistoryMessages();
    }

    /** Runs the rest of a prepared turn. */
    ChatReply reply(PreparedTurn prepared) {
        var observation = prepared.observation();
        try (var _ = observation.enter()) {
            long asked = System.nanoTime();
            var completion = model.complete(prepared.prompt());
            observation.waitedForModelSince(asked);
            store(prepared, completion.text(), false);
            observation.end(TurnOutcome.OK);
            return ChatReply.of(prepared, completion.text(), model, completion.usage());
        } catch (ModelException e) {
            observation.end(TurnOutcome.MODEL_FAILED);
            throw TurnFailedException.of(prepared, e);
        } catch (RuntimeException e) {
            observation.end(TurnOutcome.of(e));
            throw e;
        }
    }

    /**
     * Stores the user's message, so that nothing that follows can lose it, and gathers the prompt.
     *
     * @param streamed whether the reply is going to be streamed
     * @throws io.orcha.session.SessionNotFoundException when the user has no session with the given id
     */
    PreparedTurn prepare(Turn turn, boolean streamed) {
        var observation = TurnObservation.begin(metrics, tracer, streamed);
        try (var _ = observation.enter()) {
            return prepare(turn, observation);
        } catch (RuntimeException e) {
            observation.end(TurnOutcome.of(e));
            throw e;
        }
    }

    private PreparedTurn prepare(Turn turn, TurnObservation observation) {
        if (turn.memory() == MemoryMode.OFF) {
            return observation.gathering(() -> temporary(turn, observation));
        }
        var started = started(turn);
        return observation.gathering(() -> inSession(turn, started, observation));
    }

    /** Stores the user's message, unless an earlier attempt at the same turn has. */
    private Started started(Turn turn) {
        var earlier = turn.unansweredIn();
        if (earlier != null) {
            var unanswered = conversations.unanswered(turn.user(), earlier, turn.message());
            if (unanswered.isPresent()) {
                return unanswered.get();
            }
        }
        boolean learning = turn.memory() == MemoryMode.ON;
        if (turn.sessionId() != null) {
            return conversations.append(turn.user(), turn.sessionId(), turn.persona(), turn.message(), learning);
        }
        var persona = personas.ofSession(turn.persona()).name();
        return conversations.open(turn.user(), turn.deviceId(), persona, turn.message(), learning);
    }

    /** Stores the assistant's reply, unless the chat is a temporary one. */
    void store(PreparedTurn turn, String reply, boolean partial) {
        if (turn.memory() != MemoryMode.OFF && turn.sessionId() != null) {
            replies.append(
                    turn.user(),
                    turn.sessionId(),
                    turn.erasures(),
                    new Reply(reply, partial, UsedMemory.of(turn).references()),
                    turn.memory() == MemoryMode.ON);
        }
    }

    LanguageModel model() {
        return model;
    }

    private PreparedTurn temporary(Turn turn, TurnObservation observation) {
        var history = turn.givenHistory();
        if (turn.sessionId() != null) {
            conversations.requireSession(turn.user(), turn.sessionId());
            if (history.isEmpty()) {
                history = prompted(history(turn, turn.sessionId(), null));
            }
        }
        var persona = personas.ofSession(turn.persona());
        var prompt = assembler.assemble(persona.prompt(), null, history, List.of(), "", turn.message());
        return new PreparedTurn(
                turn.user(),
                turn.sessionId(),
                turn.memory(),
                persona,
                0,
                prompt,
                0,
                Recalled.NOTHING,
                null,
                observation);
    }

    private PreparedTurn inSession(Turn turn, Started started, TurnObservation observation) {
        // A session that was opened for this turn has no history.
        boolean isNew = turn.sessionId() == null && turn.unansweredIn() == null;
        var own = isNew || !turn.givenHistory().isEmpty()
                ? List.<ChatMessage>of()
                : history(turn, started.sessionId(), started.messageId());
        var history = own.isEmpty() ? turn.givenHistory() : prompted(own);
        // Read before the memory: what is rolled up in between is in both, and never in neither.
        var said = recentlySaid(turn, started);
        var memory = memories.forPrompt(turn.user()).orElse(null);
        var recent = said.isEmpty() ? List.<Line>of() : recentStatements.of(said, history, memory);
        var persona = personas.ofSession(started.persona());
        var tone = Meanwhile.begin(() -> this.tone.of(turn, started));
        var recalled = recall.forTurn(turn, persona, started, own, recent);
        var context = Stream.of(recalled.block(), tone.await())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
        var content = memory == null ? null : memory.content();
        return new PreparedTurn(
                turn.user(),
                started.sessionId(),
                turn.memory(),
                persona,
                started.erasures(),
                assembler.assemble(persona.prompt(), content, history, texts(recent), context, turn.message()),
                recent.size(),
                recalled,
                memory == null || content == null ? null : Long.valueOf(memory.version()),
                observation);
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::text).toList();
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

    private List<ChatMessage> history(Turn turn, UUID sessionId, @Nullable UUID before) {
        return conversations.history(turn.user(), sessionId, before, historyMessages);
    }

    private static List<Message> prompted(List<ChatMessage> messages) {
        return messages.stream().map(ChatTurns::promptMessage).toList();
    }

    private static Message promptMessage(ChatMessage message) {
        return message.role() == Role.USER ? Message.user(message.content()) : Message.assistant(message.content());
    }
}

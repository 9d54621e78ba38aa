package io.orcha.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.chat.ChatReply.UsedMemory;
import io.orcha.chat.ChatReply.UsedModel;
import io.orcha.model.CompletionStream;
import io.orcha.model.CompletionStream.Event;
import io.orcha.model.LanguageModel.Usage;
import io.orcha.model.ModelException;
import io.orcha.platform.problem.FailureDescription;
import io.orcha.platform.problem.Problem;
import io.orcha.platform.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One streamed turn: a {@code session} event when the user's message is stored, {@code delta} events with text, and {@code
 * done} when the reply is stored. A failure ends it with an {@code error} event that holds a problem. When the client hangs
 * up, the model is stopped, and what it had said is stored.
 */
final class StreamedReply {

    private static final Logger LOG = Logger.getLogger(StreamedReply.class);

    private final ChatTurns turns;
    private final PreparedTurn turn;
    private final ObjectMapper json;
    private final Duration heartbeat;
    private final String requestId;
    private final StringBuilder text = new StringBuilder();
    private final AtomicReference<@Nullable CompletionStream> upstream = new AtomicReference<>();
    private volatile boolean hungUp;

    StreamedReply(ChatTurns turns, PreparedTurn turn, ObjectMapper json, Duration heartbeat, String requestId) {
        this.turns = turns;
        this.turn = turn;
        this.json = json;
        this.heartbeat = heartbeat;
        this.requestId = requestId;
    }

    /** Says that the client is gone; may be called from any thread. */
    void hangUp() {
        hungUp = true;
        var stream = upstream.get();
        if (stream != null) {
            stream.close();
        }
    }

    /** Writes the whole stream; returns when it has ended. */
    void write(OutputStream output, BooleanSupplier connectionClosed) {
        var events = new EventStream(output, () -> hungUp || connectionClosed.getAsBoolean(), json);
        try (var _ = turn.observation().enter()) {
            events.event(
                    "session", new SessionEvent(turn.sessionId(), UsedMemory.of(turn), UsedModel.of(turns.model())));
            relay(events);
        } catch (IOException _) {
            LOG.debug("the client hung up");
        } finally {
            // Unless it has ended otherwise before.
            turn.observation().end(TurnOutcome.HUNG_UP);
        }
    }

    private void relay(EventStream events) throws IOException {
        boolean complete = false;
        try (var stream = turns.model().stream(turn.prompt())) {
            upstream.set(stream);
            if (hungUp) {
                return;
            }
            var usage = copy(stream, events);
            if (!hungUp) {
                turns.store(turn, text.toString(), false);
                complete = true;
                turn.observation().end(TurnOutcome.OK);
                events.event("done", ChatReply.of(turn, text.toString(), turns.model(), usage));
            }
        } catch (ModelException e) {
            report(events, Problem.of(TurnFailedException.of(turn, e), requestId), e);
        } catch (ProblemException e) {
            complete = true; // The database is away; storing what there is would fail as well.
            report(events, Problem.of(e, requestId), e);
        } catch (RuntimeException e) {
            report(events, Problem.unexpected(requestId), e);
        } finally {
            if (!complete && !text.isEmpty()) {
                storePartial();
            }
        }
    }

    private void storePartial() {
        try {
            turns.store(turn, text.toString(), true);
        } catch (ProblemException e) {
            LOG.warnf("a partial reply could not be stored: %s", FailureDescription.of(e));
        }
    }

    private Usage copy(CompletionStream stream, EventStream events) throws IOException {
        long asked = System.nanoTime();
        while (true) {
            switch (stream.next(heartbeat)) {
                case Event.Delta(var piece) -> {
                    text.append(piece);
                    events.event("delta", new DeltaEvent(piece));
                    turn.observation().spoke();
                }
                case Event.Idle() -> events.comment("still thinking");
                case Event.Done(var usage) -> {
                    turn.observation().waitedForModelSince(asked);
                    return usage;
                }
            }
        }
    }

    private void report(EventStream events, Problem problem, RuntimeException failure) throws IOException {
        turn.observation().end(TurnOutcome.of(failure));
        LOG.warnf("a streamed reply failed: %s", FailureDescription.withFrames(failure));
        events.event("error", problem);
    }

    /**
     * The user's message is stored.
     *
     * @param sessionId where; null for a temporary chat
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @RegisterForReflection
    @Schema(name = "ChatSessionEvent")
    record SessionEvent(@Nullable UUID sessionId, UsedMemory memory, UsedModel model) {}

    @RegisterForReflection
    @Schema(name = "ChatDeltaEvent")
    record DeltaEvent(String content) {}
}

package io.orcha.chat;

import io.orcha.model.ModelException;
import io.orcha.platform.problem.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The model gave no reply; the problem tells in which session the user's message is kept. */
final class TurnFailedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final @Nullable UUID sessionId;
    private final @Nullable Duration retryAfter;

    static TurnFailedException of(PreparedTurn turn, ModelException cause) {
        // A temporary chat is stored nowhere, even when it reads a session.
        return new TurnFailedException(turn.memory() == MemoryMode.OFF ? null : turn.sessionId(), cause);
    }

    private TurnFailedException(@Nullable UUID sessionId, ModelException cause) {
        super(
                cause.type(),
                sessionId == null ? cause.detail() : cause.detail() + " Your message is stored in the session.",
                cause);
        this.sessionId = sessionId;
        this.retryAfter = cause.retryAfter().orElse(null);
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public Map<String, Object> extensions() {
        return sessionId == null ? Map.of() : Map.of("session_id", sessionId);
    }
}

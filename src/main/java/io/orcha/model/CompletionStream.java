package io.orcha.model;

import java.time.Duration;

/** An answer that arrives in pieces, pulled by one thread. Closing it cancels what has not arrived; closing twice is harmless. */
public interface CompletionStream extends AutoCloseable {

    /**
     * Waits for the next piece.
     *
     * @param patience how long to wait before {@link Event.Idle} is returned instead
     * @throws ModelException when the model failed; what was handed out before stays valid
     */
    Event next(Duration patience);

    /** Cancels the stream from any thread; a waiting {@link #next} then returns {@link Event.Done} promptly. */
    @Override
    void close();

    /** What a stream delivers. */
    sealed interface Event {

        /** A piece of the answer, not empty. */
        record Delta(String text) implements Event {}

        /** Nothing arrived for as long as the caller was willing to wait; the stream goes on. */
        record Idle() implements Event {}

        /** The answer is complete, or the stream was closed; nothing follows. */
        record Done(LanguageModel.Usage usage) implements Event {}
    }
}

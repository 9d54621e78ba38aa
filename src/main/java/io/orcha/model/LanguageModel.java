package io.orcha.model;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A language model that continues a conversation. Implementations are safe for use by many threads, and block the
 * calling (virtual) thread while they wait.
 */
public interface LanguageModel {

    /** Which model this is, as a reply's metadata names it. */
    ModelInfo info();

    /**
     * Answers a prompt in one piece.
     *
     * @throws ModelException when no usable answer came, after the retries that the settings allow
     */
    Completion complete(Prompt prompt);

    /**
     * Like {@link #complete} for work that no user waits for: without the configured limit of an answer's length, and apart
     * from the chat's failures, so that neither holds the other up.
     */
    Completion completeInBackground(Prompt prompt);

    /**
     * Like {@link #completeInBackground(Prompt)} for an answer in JSON. The schema helps a model that can keep to one; it is no
     * promise, so the prompt has to ask for the same and the caller has to check the answer.
     */
    default Completion completeInBackground(Prompt prompt, AnswerSchema schema) {
        return completeInBackground(prompt);
    }

    /**
     * Answers a prompt piece by piece. Nothing is retried once the first piece has arrived.
     *
     * @return a stream that the caller must close, at once; closing it before its end cancels the work at the model. What
     *     goes wrong surfaces from {@link CompletionStream#next}
     */
    CompletionStream stream(Prompt prompt);

    /** How the calls of a model that can fail are protected, one entry for each use; empty for one that cannot. */
    default List<Protection> protections() {
        return List.of();
    }

    /** Retries and the circuit breaker around the calls for one use. */
    interface Protection {

        /** {@code chat} for what users wait for, {@code background} for the rest. */
        String use();

        /** How many attempts were made again since the start. */
        long retries();

        Circuit circuit();
    }

    /** What a circuit breaker does with calls. */
    enum Circuit {
        /** It lets them through. */
        CLOSED,
        /** It lets one through, to see whether the server is well again. */
        HALF_OPEN,
        /** It fails them at once. */
        OPEN
    }

    /**
     * Which model answers.
     *
     * @param provider {@code openai} or {@code offline}
     * @param name the model's name at that provider
     */
    record ModelInfo(String provider, String name) {

        /** Whether there is no language model, but rules. */
        public boolean isOffline() {
            return provider.equals("offline");
        }
    }

    /**
     * A whole answer.
     *
     * @param text the assistant's words, never blank
     * @param usage what the answer cost
     * @param truncated whether the answer broke off at the limit of its length
     */
    record Completion(String text, Usage usage, boolean truncated) {}

    /**
     * Tokens spent on one answer.
     *
     * @param promptTokens tokens of the prompt
     * @param completionTokens tokens of the answer
     * @param totalTokens both together
     */
    @Schema(name = "TokenUsage")
    record Usage(int promptTokens, int completionTokens, int totalTokens) {

        public static Usage of(int promptTokens, int completionTokens) {
            return new Usage(promptTokens, completionTokens, promptTokens + completionTokens);
        }
    }
}

package io.orcha.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The language model that answers and summarises. */
@ConfigMapping(prefix = "orcha.model")
public interface ModelConfig {

    /** The address of OpenAI's own service, used when only a key is configured. */
    String OPENAI_BASE_URL = "https://api.openai.com/v1";

    /** Which model answers; see {@link Provider}. */
    @WithDefault("auto")
    Provider provider();

    /** The address of an OpenAI-compatible server up to and including {@code /v1}. Memory and messages are sent there. */
    Optional<String> baseUrl();

    /** The key for that server; servers such as Ollama need none. */
    Optional<String> apiKey();

    /** The model's name at that server. */
    @WithDefault("gpt-4o-mini")
    String name();

    /** How freely the model words its answers, 0 to 2; the server's own default when absent. */
    OptionalDouble temperature();

    /** How long one attempt may take until its answer, or while streaming its next piece, is there. */
    @WithDefault("60S")
    Duration timeout();

    /** How often a call that met 429, a 5xx or no connection is tried again before the turn fails. */
    @WithDefault("2")
    int maxRetries();

    /** How long to wait before the first retry; doubled for each further one, unless the server's Retry-After says otherwise. */
    @WithDefault("0.5S")
    Duration retryDelay();

    /** The longest wait before a retry; a server that asks for more fails the turn, and the client is told how long to wait. */
    @WithDefault("10S")
    Duration maxRetryDelay();

    /** How many connections to the server one replica opens. */
    @WithDefault("256")
    int maxConnections();

    /** How many calls one replica makes at the same time; more wait for one to end. At most as many as connections. */
    @WithDefault("256")
    int maxConcurrentCalls();

    /**
     * How many of them may be work that no user waits for, so that roll-ups leave room for chats; half of them when absent, at
     * least one.
     */
    OptionalInt maxBackgroundCalls();

    /** How many calls may wait; further ones fail at once with 503. */
    @WithDefault("1000")
    int maxQueuedCalls();

    /** How long a call waits for its turn before it fails with 503. The time-out of the call itself begins afterwards. */
    @WithDefault("10S")
    Duration maxQueueWait();

    /** How many tokens prompt and answer may have together; an older history is dropped to keep within it. */
    @WithDefault("16000")
    int contextTokens();

    /** How many of these tokens are kept for the answer. */
    @WithDefault("1500")
    int reservedReplyTokens();

    /** The greatest length of an answer in tokens; the server's own limit when absent. */
    OptionalInt maxReplyTokens();

    /** When a failing server is left alone for a while. */
    CircuitBreaker circuitBreaker();

    /** Which model answers. */
    enum Provider {
        /** {@link #OPENAI} when a base URL or a key is configured, else {@link #OFFLINE}. */
        AUTO,
        /** Any OpenAI-compatible server. */
        OPENAI,
        /** The stand-in that needs no key and no network. */
        OFFLINE
    }

    /** After too many failures calls fail at once, so that a struggling server can recover and users do not wait in vain. */
    interface CircuitBreaker {

        /** Over how many calls the failures are counted. */
        @WithDefault("30")
        int calls();

        /** The fraction of failed calls from which on calls fail at once. */
        @WithDefault("0.8")
        double failureRatio();

        /** How long calls fail at once before the server is tried again. */
        @WithDefault("5S")
        Duration delay();
    }
}

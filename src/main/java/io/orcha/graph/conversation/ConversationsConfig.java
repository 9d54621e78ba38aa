package io.orcha.graph.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Summaries of conversations. Numbers are at least 1, durations greater than zero. */
@ConfigMapping(prefix = "orcha.conversations")
interface ConversationsConfig {

    /** How long nothing must be said in a session for it to be summarised. Shorter means more calls of the model: one each time. */
    @WithDefault("15M")
    Duration idle();

    /** A session with fewer messages, replies included, is not summarised: its title says as much. */
    @WithDefault("4")
    int minMessages();

    /** About how many UTF-8 bytes of a session a summary is made from: the beginning, and mostly the end, of a longer one. */
    @WithDefault("32768")
    int maxBytes();

    /** How long after a failure a summary is tried again; doubled for each further failure in a row. */
    @WithDefault("10S")
    Duration retryDelay();

    /** The longest wait, also when a model asks for more with {@code Retry-After}. */
    @WithDefault("1H")
    Duration maxRetryDelay();

    /** After so many failures in a row summaries wait for the user's next message, or for an operator. */
    @WithDefault("10")
    int maxAttempts();
}

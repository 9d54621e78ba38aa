package io.orcha.memory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The one memory per user. */
@ConfigMapping(prefix = "orcha.memory")
public interface MemoryConfig {

    /** The greatest length of a memory in UTF-8 bytes; a longer one is refused, and a roll-up keeps below it. */
    @WithDefault("16384")
    int maxBytes();

    /** How the memory is updated from conversation. */
    RollUp rollUp();

    /** How long the history of a memory is kept. */
    Versions versions();

    /** The versions of a memory. The current one is always kept. */
    interface Versions {

        /** How many versions of a memory are kept; the oldest go first. At least 1. */
        @WithDefault("500")
        int keep();

        /** How long a version is kept. */
        @WithDefault("365D")
        Duration keepFor();
    }

    /** The roll-up of what users say into their memory. All numbers are at least 1, durations greater than zero. */
    interface RollUp {

        /** How long after a failed roll-up the next is tried; doubled for each further failure in a row. */
        @WithDefault("10S")
        Duration retryDelay();

        /** The longest wait, also when a model asks for more with {@code Retry-After}. */
        @WithDefault("1H")
        Duration maxRetryDelay();

        /** After so many failures in a row a roll-up waits for the user's next message, or for an operator. */
        @WithDefault("10")
        int maxAttempts();

        /** How many messages one roll-up takes; the rest follows in further ones. */
        @WithDefault("200")
        int batchSize();

        /** How many UTF-8 bytes of messages one roll-up takes, at least one message; it keeps a summariser's prompt short. */
        @WithDefault("32768")
        int batchBytes();
    }
}

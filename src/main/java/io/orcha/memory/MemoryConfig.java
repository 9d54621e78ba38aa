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

    /** The roll-up of what users say into their memory. All numbers are at least 1. */
    interface RollUp {

        /** How long after a reply the roll-up runs; what is said meanwhile goes into the same roll-up. */
        @WithDefault("1S")
        Duration delay();

        /**
         * How long the first turn of a new session waits for statements of earlier sessions that are not in the memory yet.
         * When the time is up, the turn goes on with the memory as it is.
         */
        @WithDefault("2S")
        Duration settleTime();

        /** How many memories one replica updates at the same time; more wait. */
        @WithDefault("4")
        int concurrency();

        /** How many messages one roll-up takes; the rest follows in further ones. */
        @WithDefault("200")
        int batchSize();

        /** How many UTF-8 bytes of messages one roll-up takes, at least one message; it keeps a summariser's prompt short. */
        @WithDefault("32768")
        int batchBytes();
    }
}

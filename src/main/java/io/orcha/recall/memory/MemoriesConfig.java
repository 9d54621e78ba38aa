package io.orcha.recall.memory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Long-term memories: how they are learned, and when they are archived. Numbers are at least 1, durations greater than zero. */
@ConfigMapping(prefix = "orcha.recall.memories")
public interface MemoriesConfig {

    /** How many messages one call of the model, or one transaction, learns from; the rest follows in further ones. */
    @WithDefault("20")
    int learnBatchSize();

    /** How many UTF-8 bytes of messages one call learns from, at least one message; it keeps the prompt short. */
    @WithDefault("32768")
    int learnBatchBytes();

    /** How long after a failure learning is tried again; doubled for each further failure in a row. */
    @WithDefault("10S")
    Duration retryDelay();

    /** The longest wait, also when a model asks for more with {@code Retry-After}. */
    @WithDefault("1H")
    Duration maxRetryDelay();

    /** After so many failures in a row learning waits for the user's next message, or for an operator. */
    @WithDefault("10")
    int maxAttempts();

    /** A learned memory that is older and was never recalled is archived when it matters little. */
    @WithDefault("180D")
    Duration archiveAfter();

    /** What matters less than this, from 0 to 1, may be archived. 0 archives nothing. */
    @WithDefault("0.4")
    double archiveBelowImportance();

    /** An archived memory is deleted after so long; without it none is. */
    Optional<Duration> deleteArchivedAfter();
}

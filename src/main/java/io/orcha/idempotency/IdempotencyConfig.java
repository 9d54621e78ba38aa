package io.orcha.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Repeated requests with an {@code Idempotency-Key}. */
@ConfigMapping(prefix = "orcha.idempotency")
interface IdempotencyConfig {

    /** How long a key is remembered; after that a request with it runs anew. */
    @WithDefault("24H")
    Duration retention();

    /**
     * How long an attempt counts as running. When a replica dies, the key can be used again after this time; an attempt that
     * takes longer may run twice. It must exceed what a model call may take with its retries ({@code orcha.model.timeout} and
     * {@code max-retries}: 200 seconds unless configured otherwise). A stream renews it with each piece.
     */
    @WithDefault("5M")
    Duration lease();

    /** How long a repetition waits for the attempt that is running before it is told to come back later. */
    @WithDefault("30S")
    Duration maxWait();

    /** The greatest response that is kept, in bytes; a repetition of a request with a longer one is refused. */
    @WithDefault("1048576")
    int maxResponseBytes();
}

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
     * How long an attempt counts as running after its replica was last heard of, which is every quarter of this time. When a
     * replica dies, the key can be used again after this time; one that stands still for longer may see its attempt run twice.
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

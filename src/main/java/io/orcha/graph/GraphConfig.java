package io.orcha.graph;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** The knowledge graph. */
@ConfigMapping(prefix = "orcha.graph")
interface GraphConfig {

    /** Whether recall uses it, and chat with it. What is learned is learned anyway. */
    @WithDefault("true")
    boolean enabled();

    /** What the graphs of all users may take in memory; those that were used least lately go first. */
    @WithName("cache.max-bytes")
    @WithDefault("64M")
    MemorySize maxBytes();

    /** How long a graph stays in memory without being used. */
    @WithName("cache.idle")
    @WithDefault("10M")
    Duration idle();

    /** How many facts a context block has at most. */
    @WithDefault("8")
    int facts();
}

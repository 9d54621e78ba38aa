package io.orcha.recall.index;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The indexes that a replica has in memory. */
@ConfigMapping(prefix = "orcha.recall.cache")
interface IndexConfig {

    /** What the indexes of all users may take; those that were used least lately go first. */
    @WithDefault("128M")
    MemorySize maxBytes();

    /**
     * The vectors of a user with more of them, or with more than {@link #maxBytes} has room for, are left to the vector store:
     * PostgreSQL compares them, with pgvector if it is there.
     */
    @WithDefault("400000")
    int maxVectorsPerUser();

    /** How long an index stays without being used. */
    @WithDefault("10M")
    Duration idle();

    /** How often it is looked whether indexes in memory are of users who were erased or erased something. */
    @WithDefault("5S")
    Duration sweepInterval();
}

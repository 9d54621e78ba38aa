package io.orcha.platform.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Work in the background. Durations are greater than zero and numbers at least 1. */
@ConfigMapping(prefix = "orcha.jobs")
interface JobsConfig {

    /** Whether this replica runs jobs. At least one has to: elsewhere they are scheduled and wait. */
    @WithDefault("true")
    boolean enabled();

    /** How often due jobs are looked for. It delays every job by half of this on average, and costs one statement each time. */
    @WithDefault("1S")
    Duration pollingInterval();

    /** How many jobs one replica runs at the same time; more wait. */
    @WithDefault("4")
    int threads();

    /** How often a replica says of each job that it is still at it. */
    @WithDefault("10S")
    Duration heartbeat();

    /**
     * After so many missed heartbeats a job is taken from a replica, which must have died, and is run again. At least 4. A
     * replica that hangs for longer and comes back runs a job that another one runs as well.
     */
    @WithDefault("4")
    int missedHeartbeats();

    /** How long running jobs may take when the service ends. After that they are interrupted and given as long again. */
    @WithDefault("5S")
    Duration shutdownWait();
}

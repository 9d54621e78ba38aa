package io.orcha.sample;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Sample data. */
@ConfigMapping(prefix = "orcha.sample-data")
interface SampleDataConfig {

    /**
     * Whether whoever may write for a user may fill their memory with an invented life. It is theirs from then on, and goes only
     * with the user or conversation by conversation.
     */
    @WithDefault("false")
    boolean enabled();
}

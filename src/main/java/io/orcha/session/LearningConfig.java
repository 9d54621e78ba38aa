package io.orcha.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the memory learns from what a user said: as soon as one of these is reached. */
@ConfigMapping(prefix = "orcha.learning")
interface LearningConfig {

    /**
     * How long a user has to be silent. Each message starts this anew, up to ten times as long after the first one that waits.
     * Longer means fewer calls of the model, and more of what was said lately in each prompt. Greater than zero.
     */
    @WithDefault("30S")
    Duration idle();

    /** How many messages may wait. At least 1, which learns from each at once. */
    @WithDefault("10")
    int messages();

    /** About how many tokens may wait, counted as a quarter of the bytes. At least 1. */
    @WithDefault("2000")
    int tokens();
}

package io.orcha.emotion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the mood of users is followed. */
@ConfigMapping(prefix = "orcha.mood")
interface MoodConfig {

    /** Whether it is at all. When it is not, nobody's mood is read, whatever they have set. */
    @WithDefault("true")
    boolean enabled();

    /** After what time what was said counts half for how the user feels. */
    @WithDefault("3D")
    Duration halfLife();
}

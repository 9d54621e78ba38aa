package io.orcha.recall;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Recall of what was said and of what is known from it. */
@ConfigMapping(prefix = "orcha.recall")
interface RecallConfig {

    /** Whether chat turns are given what is recalled for them. */
    @WithDefault("true")
    boolean enabled();

    /** How many tokens of what is recalled a prompt is given; also the default of {@code max_tokens}. */
    @WithDefault("1200")
    int contextTokens();

    /** How many items are recalled at most; also the default of {@code limit}. */
    @WithDefault("20")
    int items();
}

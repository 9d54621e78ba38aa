package io.orcha.recall;

import static io.orcha.platform.Settings.positive;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is recalled for whom does not say. A mapping of {@code orcha.recall} would have to know the settings of all packages below. */
@Singleton
class RecallConfig {

    private final boolean enabled;
    private final int contextTokens;
    private final int items;

    /**
     * Reads the settings.
     *
     * @param enabled whether chat turns are given what is recalled for them
     * @param contextTokens how many tokens of it; also the default of {@code max_tokens}
     * @param items how many items at most; also the default of {@code limit}
     */
    RecallConfig(
            @ConfigProperty(name = "orcha.recall.enabled", defaultValue = "true") boolean enabled,
            @ConfigProperty(name = "orcha.recall.context-tokens", defaultValue = "1200") int contextTokens,
            @ConfigProperty(name = "orcha.recall.items", defaultValue = "20") int items) {
        this.enabled = enabled;
        this.contextTokens = positive("orcha.recall.context-tokens", contextTokens);
        this.items = positive("orcha.recall.items", items);
    }

    boolean enabled() {
        return enabled;
    }

    int contextTokens() {
        return contextTokens;
    }

    int items() {
        return items;
    }
}

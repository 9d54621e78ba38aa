package io.orcha.user;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What has to hold before a user's memory is used. */
@ConfigMapping(prefix = "orcha.privacy")
public interface PrivacyConfig {

    /**
     * Whether a user must have consented before anything is learned of them and before their memory is used. With {@code
     * optional} that is so unless they have withdrawn their consent; with {@code required} saving a memory is refused (403) too.
     */
    @WithDefault("optional")
    Consent consent();

    /** Who counts as having consented. */
    enum Consent {
        /** Everyone who has not withdrawn it. */
        OPTIONAL,
        /** Only who has granted it. */
        REQUIRED
    }
}

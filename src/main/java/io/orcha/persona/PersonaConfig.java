package io.orcha.persona;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** The personas that come with the configuration. */
@ConfigMapping(prefix = "orcha.chat")
interface PersonaConfig {

    /** The persona of a session that was begun without naming one. */
    @WithDefault("aura")
    String defaultPersona();

    /**
     * The instructions of personas by name in lower case: the first system message of their turns. An operator may change them
     * through the API, and what is here counts again when that is deleted there.
     */
    Map<String, String> persona();
}

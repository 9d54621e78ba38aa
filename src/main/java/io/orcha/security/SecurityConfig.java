package io.orcha.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may call. */
@ConfigMapping(prefix = "orcha.security")
interface SecurityConfig {

    /**
     * Whether the service may listen on an address other than loopback although no authentication is configured. With
     * {@code allow}, everyone who reaches the port reads and writes every user's memory.
     */
    @WithDefault("loopback")
    Anonymous anonymous();

    /** Where callers without credentials are served. */
    enum Anonymous {
        /** On loopback addresses only; on any other the service refuses to start. */
        LOOPBACK,
        /** Wherever the service listens. */
        ALLOW
    }
}

package io.orcha.platform.jobs;

import java.util.Locale;

/** What a replica's workers do. */
public enum Workers {
    /** They run due jobs. */
    ON,
    /** They finish what they run and begin nothing. */
    DRAINING,
    /** There are none here: {@code orcha.jobs.enabled} is false. */
    OFF;

    /** The name in lower case, as clients know it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

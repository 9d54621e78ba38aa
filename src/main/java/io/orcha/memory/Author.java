package io.orcha.memory;

import java.util.Locale;

/** Who made a version of a memory. */
public enum Author {
    /** A client that saved or deleted the memory as a whole. */
    CLIENT,
    /** The service, from what the user said. */
    ROLL_UP,
    /** The user, who edited, pinned, suppressed, forgot or corrected something. */
    USER_EDIT,
    /** Someone who brought an earlier version back. */
    RESTORE,
    /** An import, or the upgrade from a release without versions. */
    IMPORT;

    /** The name as it is stored and as clients read it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

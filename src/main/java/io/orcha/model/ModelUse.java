package io.orcha.model;

import java.util.Locale;

/** What a model is called for. */
enum ModelUse {
    /** A reply that a user waits for. */
    CHAT,
    /** A summary, an edit or another work on the memory. */
    BACKGROUND;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

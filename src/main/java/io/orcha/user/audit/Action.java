package io.orcha.user.audit;

import java.util.Locale;

/** What can be done to a user's data that their owner may want to know of later. */
public enum Action {
    CONSENT_GRANTED,
    CONSENT_WITHDRAWN,
    SETTINGS_CHANGED,
    MEMORY_DELETED,
    MEMORY_FORGOTTEN,
    LONG_TERM_MEMORY_ADDED,
    LONG_TERM_MEMORY_CHANGED,
    LONG_TERM_MEMORY_DELETED,
    ENTITY_CHANGED,
    ENTITY_DELETED,
    ENTITIES_MERGED,
    ENTITY_SPLIT,
    RELATION_ADDED,
    RELATION_CHANGED,
    RELATION_DELETED,
    USER_EXPORTED,
    USER_IMPORTED,
    USER_ERASED;

    /** The name as clients know it, such as {@code user-erased}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

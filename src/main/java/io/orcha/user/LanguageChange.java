package io.orcha.user;

import io.orcha.platform.Statements;
import org.jspecify.annotations.Nullable;

/** What a feature, as a bean, does in the moment in which a user sets another language. */
public interface LanguageChange {

    /**
     * Takes note of it.
     *
     * @param inTransaction the transaction that changes the setting, on behalf of the user
     * @param before the setting until now, a BCP 47 tag; null when there was none
     * @param after the setting from now on, as above
     */
    void changed(Statements inTransaction, UserId user, @Nullable String before, @Nullable String after);
}

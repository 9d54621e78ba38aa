package io.orcha.user.privacy;

import io.orcha.platform.Statements;
import io.orcha.user.UserId;

/**
 * A table of which an erasure leaves rows behind, as a bean of the feature that the table belongs to: they hold nothing any more,
 * and keep what began before from being done again.
 */
public interface Remnant {

    /** The table's name. */
    String table();

    /**
     * Empties the rows of a user.
     *
     * @param inTransaction the transaction of the erasure, on behalf of the user
     * @return how many lost something
     */
    int erase(Statements inTransaction, UserId user);
}

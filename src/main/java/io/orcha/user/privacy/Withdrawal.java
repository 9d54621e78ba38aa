package io.orcha.user.privacy;

import io.orcha.platform.Statements;
import io.orcha.user.UserId;

/** What a feature, as a bean, does in the moment in which a user withdraws their consent. */
public interface Withdrawal {

    /**
     * Gives up what was waiting for the consent.
     *
     * @param inTransaction the transaction that records the decision, on behalf of the user
     */
    void withdrawn(Statements inTransaction, UserId user);
}

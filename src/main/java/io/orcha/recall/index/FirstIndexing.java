package io.orcha.recall.index;

import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import java.util.List;
import java.util.UUID;

/** What else, as a bean, has to be done with what users said, once it can be found. */
public interface FirstIndexing {

    /**
     * Called once for each message of a user that is new and that the memory may learn from; in the transaction that makes it
     * findable.
     *
     * @param messages their ids
     */
    void indexed(Statements inTransaction, UserId user, List<UUID> messages);
}

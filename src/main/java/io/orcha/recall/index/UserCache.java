package io.orcha.recall.index;

import io.orcha.user.UserId;
import java.util.Set;

/** Something in memory, as a bean, that is made of what users have in the database. */
public interface UserCache {

    /** The users of whom there is something. */
    Set<UserId> users();

    /**
     * Lets go of what there is of a user unless it is of a state.
     *
     * @param life how often the user has been erased
     * @param removals how often something was taken out of their index in that life
     */
    void dropUnless(UserId user, long life, long removals);
}

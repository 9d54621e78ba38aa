package io.orcha.session;

import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import java.util.Set;
import java.util.UUID;

/** What a feature, as a bean, has derived from messages and must not keep when text is taken out of them. */
public interface DerivedFromMessages {

    /**
     * Lets go of everything that was derived from a message, or derives it anew from what remains. Called in the transaction that
     * takes the text out, after it.
     */
    void textErased(UserId user, UUID message, UUID session);

    /**
     * Notes that messages of users are about to be deleted, and with them, in the database, what was derived from them. Called in the
     * transaction that deletes them, before it locks any of them: whoever derives something locks them later as well.
     */
    void messagesDeleted(Statements inTransaction, Set<String> users);

    /**
     * Lets go of everything that was derived from the user's messages up to now: nothing may be learned from them any more. Called
     * in the transaction that says so.
     */
    void learnNothing(UserId user);
}

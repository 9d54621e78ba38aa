package io.orcha.memory.review;

import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import java.util.List;
import java.util.UUID;

/** What a feature, as a bean, makes of sentences that were held back, once a person has let them into the memory. */
public interface ReviewedSentences {

    /**
     * Takes a sentence in.
     *
     * @param inTransaction the transaction that lets it into the memory, on behalf of the user, whose row it has locked
     * @param text the sentence in one line, with secrets redacted
     * @param messages those that said it
     */
    void approved(Statements inTransaction, UserId user, UUID review, String text, List<UUID> messages);

    /**
     * Lets go of a sentence that was approved.
     *
     * @param inTransaction the transaction that takes it out of the memory, as above
     * @param text as above
     */
    void takenBack(Statements inTransaction, UserId user, UUID review, String text);
}

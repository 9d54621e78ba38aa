package io.orcha.graph.conversation;

import io.orcha.memory.summary.SummaryRequest.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;

/** Says in a few sentences what a user said in a conversation. Implementations are safe for use by many threads. */
interface ConversationSummariser {

    /** The greatest length of a summary in characters. */
    int LONGEST = 600;

    /** What makes the summaries. */
    String model();

    /**
     * The summary.
     *
     * @param said what the user said, oldest first, at least one message
     * @param zone the user's time zone, in which relative dates are understood
     * @param harmless which sentences may be in it
     * @return at most {@value #LONGEST} characters on one line; empty when there is nothing to say
     * @throws io.orcha.model.ModelException when no usable text could be made
     */
    String summarise(List<Statement> said, ZoneId zone, Predicate<String> harmless);

    /** Whether a text is longer than a summary may be. */
    static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > LONGEST;
    }
}

package io.orcha.memory.summary;

/** Merges what a user said into their memory. Implementations are safe for use by many threads and may take seconds. */
public interface Summariser {

    /** Who makes the summaries, as versions of a memory name it. */
    Origin origin();

    /**
     * The memory after the request's statements. A sentence of the old text is gone from the new one only with a {@link
     * Draft.Change} that says why.
     *
     * @return the new text; the old one when there is nothing new to remember
     * @throws io.orcha.platform.problem.ProblemException when no usable text could be made; the memory stays as it is
     */
    Draft merge(SummaryRequest request);

    /**
     * The memory after a change that its owner asks for in words, such as "I moved to Porto, drop the old city". The request
     * has no statements. What the owner states is taken as it is, and what they want dropped goes with the reason {@link
     * Draft.Reason#INSTRUCTED}; {@link Draft#learned} is empty, because no message supports it.
     *
     * @return the new text; the old one when the instruction changes nothing or is not understood
     * @throws io.orcha.platform.problem.ProblemException when no usable text could be made
     */
    Draft revise(String instruction, SummaryRequest request);

    /**
     * What makes summaries.
     *
     * @param model the model's name
     * @param promptVersion names the prompt or the rules; it changes whenever these do
     */
    record Origin(String model, String promptVersion) {}
}

package io.orcha.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges what a user said into their memory. */
interface Summariser {

    /**
     * The memory's text after the statements.
     *
     * @param current the memory's present text; null when there is none
     * @param statements what the user said since, oldest first, in their own words
     * @return the new text; null or blank when there is nothing to remember
     * @throws io.orcha.platform.problem.ProblemException when no usable text could be made; the memory stays as it is
     */
    @Nullable String merge(@Nullable String current, List<String> statements);
}

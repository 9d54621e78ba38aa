package io.orcha.model.offline.facts;

import org.jspecify.annotations.Nullable;

/**
 * One fact as a message states it.
 *
 * @param message the position of the message among those that were given
 * @param sentence the sentence in which it stands, as written
 * @param predicate {@code lives_in}, {@code sister}, …; with a value as its object the name of an attribute
 * @param holds false when the message says that it does not hold, or no longer does
 * @param retracted whether the message takes it back as never true, which is more than that it has ended
 * @param since the words for when it began or happened, as written: "since March", "two years ago"; null without any
 * @param until the words for when it ended; null without any
 * @param ahead whether these words speak of the future
 */
public record StatedTriple(
        int message,
        String sentence,
        Term subject,
        String predicate,
        Term object,
        boolean holds,
        boolean retracted,
        @Nullable String since,
        @Nullable String until,
        boolean ahead) {}

package io.orcha.recall.fact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one thing has to do with another, as messages state it.
 *
 * @param subject the user or an entity
 * @param predicate in snake case: {@code lives_in}, {@code sister}, {@code occupation}
 * @param confidence from 0 to 1, that it was meant so
 * @param from since when it holds, or when it happened; null when that is not said
 * @param to the first moment in which it does not hold any more; null when that is not said
 * @param sources the messages that state it; none when only a long-term memory does
 */
public record StatedFact(
        Thing subject,
        String predicate,
        Thing object,
        Polarity polarity,
        float confidence,
        @Nullable Instant from,
        @Nullable Instant to,
        List<UUID> sources) {

    public StatedFact {
        sources = List.copyOf(sources);
    }

    /** What a statement says of whether a fact holds. */
    public enum Polarity {
        HOLDS,
        /** It has held, and does no longer: "I used to live in Berlin", "I sold my car". */
        ENDED,
        /** It does not hold, and whether it ever did is not said: "I don't have a dog". */
        DENIED,
        /** It was said, and was never true: "I was joking, I don't have a dog". */
        RETRACTED
    }
}

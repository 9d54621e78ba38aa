package io.orcha.emotion;

import java.time.DayOfWeek;

/**
 * Something at which a user regularly feels better or worse than otherwise.
 *
 * @param occasion when or with what
 * @param valence how it feels then, −1 to 1
 * @param difference how much better (positive) or worse than in the rest of the same weeks
 * @param weeks in how many weeks it was seen
 * @param pValue how probable so large a difference is at any of the occasions that were looked at, if there is no pattern at all
 */
public record MoodPattern(Occasion occasion, double valence, double difference, int weeks, double pValue) {

    /** When a pattern shows, or with what. */
    public sealed interface Occasion {

        /** A time of the week, such as Sunday evening. */
        record TimeOfWeek(DayOfWeek day, PartOfDay part) implements Occasion {}

        /** Something that is spoken of. */
        record Topic(String name) implements Occasion {}
    }
}

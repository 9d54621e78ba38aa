package io.orcha.recall.index;

/**
 * How far the database is with a user's index, which everything that is made of it counts by.
 *
 * @param life how often the user had been erased
 * @param removals how often something was taken out in that life, after which copies begin anew
 * @param revision how often something changed
 */
public record IndexState(long life, long removals, long revision) {

    /** Whether a copy of the other only has to be told what changed. */
    public boolean isOfTheSame(IndexState other) {
        return life == other.life && removals == other.removals;
    }

    /** Whether a copy of this one is as new as the other. */
    public boolean covers(IndexState other) {
        return isOfTheSame(other) && revision >= other.revision;
    }
}

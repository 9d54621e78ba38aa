package io.orcha.limits;

import java.time.Duration;

/**
 * A limit as it applies to one subject.
 *
 * @param subject the kind of subject
 * @param id which one: a user's id, or a caller's
 * @param work what is limited
 */
record Limit(Subject subject, String id, Work work, Rate rate) {

    /** Whose use is counted. */
    enum Subject {
        USER("user"),
        CALLER("caller");

        private final String word;

        Subject(String word) {
            this.word = word;
        }

        /** As clients and metrics read it. */
        String word() {
            return word;
        }
    }

    /** What is counted. */
    enum Work {
        REQUESTS("requests"),
        TURNS("turns");

        private final String word;

        Work(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** The limit's name in responses and metrics, which tells nothing about whose it is. */
    String policy() {
        return subject.word() + "-" + work.word();
    }

    /**
     * What is left.
     *
     * @param granted whether the one that was asked for was granted
     * @param remaining how many more would be granted now
     * @param next how long until one more is granted
     * @param reset how long until all are granted again
     */
    record Level(boolean granted, long remaining, Duration next, Duration reset) {

        /**
         * Of the time at which all are granted again, which is all that a bucket has to remember.
         *
         * @param reset how far away it is; not negative
         */
        static Level of(boolean granted, Duration reset, Rate rate) {
            long interval = rate.interval().toNanos();
            long used = (reset.toNanos() + interval - 1) / interval;
            long next = Math.max(0, reset.toNanos() - (rate.capacity() - 1) * interval);
            return new Level(granted, Math.max(0, rate.capacity() - used), Duration.ofNanos(next), reset);
        }
    }
}

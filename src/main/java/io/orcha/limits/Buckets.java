package io.orcha.limits;

import io.orcha.limits.Limit.Level;

/** Keeps what was used up. */
interface Buckets {

    /**
     * Takes one, if there is one.
     *
     * @throws io.orcha.platform.DatabaseUnavailableException when nobody can tell
     */
    Level take(Limit limit);

    /** What is left, without taking any. */
    Level look(Limit limit);
}

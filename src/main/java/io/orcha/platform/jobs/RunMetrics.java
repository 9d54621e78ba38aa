package io.orcha.platform.jobs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;

/**
 * How long the runs of a kind of job take, and how many of them fail.
 *
 * @param duration of all runs, failed ones included
 * @param failures runs that failed
 */
public record RunMetrics(Timer duration, Counter failures) {

    /** Does the work and counts it; what it throws is thrown. */
    public void measure(Runnable run) {
        try {
            duration.record(run);
        } catch (RuntimeException e) {
            failures.increment();
            throw e;
        }
    }
}

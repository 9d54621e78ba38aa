package io.orcha.platform.jobs;

import static io.orcha.platform.Settings.positive;

import io.orcha.platform.Statements;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A kind of work that a feature contributes as a bean. There is at most one job of a kind for each instance, and one of it runs
 * at a time over all replicas, as long as the replica that runs it gives signs of life. It must bear to be run again.
 */
public interface Job {

    /** The name of this kind of work, which never changes: jobs of it are in the database. */
    String name();

    /**
     * Does the work, without a transaction around it.
     *
     * @param instance what the job is for, for example a user's id
     * @throws RuntimeException when it failed and is to be tried again; a {@link
     *     io.orcha.platform.problem.ProblemException} may say how long to wait at least
     */
    void run(String instance);

    /**
     * Asked after a run that succeeded, while the job is locked: whoever schedules it meanwhile waits. What this does not see is
     * therefore scheduled afterwards, and nothing is missed.
     *
     * @param statements the transaction that holds the lock
     * @return when the job has to run again; empty when there is nothing left, and the job goes
     */
    Optional<Instant> nextDue(Statements statements, String instance);

    /** How runs that failed are tried again. */
    Retries retries();

    /**
     * Tries again after a delay that doubles from failure to failure.
     *
     * @param firstDelay the wait after the first failure
     * @param maxDelay the longest wait, whatever doubling leads to and the failure asks for
     * @param maxAttempts after so many failures in a row the job is dead: it stays, to be seen, and waits to be told to go on
     */
    record Retries(Duration firstDelay, Duration maxDelay, int maxAttempts) {

        /**
         * As they are configured.
         *
         * @param prefix of the settings {@code retry-delay}, {@code max-retry-delay} and {@code max-attempts}, without a dot at its end
         * @throws RuntimeException when one of them is not positive; it names the setting
         */
        public static Retries of(String prefix, Duration firstDelay, Duration maxDelay, int maxAttempts) {
            return new Retries(
                    positive(prefix + ".retry-delay", firstDelay),
                    positive(prefix + ".max-retry-delay", maxDelay),
                    positive(prefix + ".max-attempts", maxAttempts));
        }

        /**
         * How long to wait after a failure.
         *
         * @param failures how many there were in a row, at least 1
         * @param asked how long the last one asks to wait; zero when it does not
         */
        Duration delay(int failures, Duration asked) {
            var delay = firstDelay;
            for (int i = 1; i < failures && delay.compareTo(maxDelay) < 0; i++) {
                delay = delay.multipliedBy(2);
            }
            delay = delay.compareTo(asked) < 0 ? asked : delay;
            return delay.compareTo(maxDelay) < 0 ? delay : maxDelay;
        }
    }
}

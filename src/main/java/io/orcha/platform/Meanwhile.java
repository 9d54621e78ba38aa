package io.orcha.platform;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work that is done on a virtual thread while its caller does something else.
 *
 * @param <T> what comes of it
 */
public final class Meanwhile<T> {

    private final FutureTask<T> task;

    private Meanwhile(Callable<T> work) {
        task = new FutureTask<>(work);
    }

    /** Begins. The work has no request context: what depends on one is asked for before. */
    public static <T> Meanwhile<T> begin(Callable<T> work) {
        var meanwhile = new Meanwhile<T>(work);
        Thread.ofVirtual().start(meanwhile.task);
        return meanwhile;
    }

    /**
     * Waits for the result.
     *
     * @throws RuntimeException the failure of the work, as it was
     * @throws IllegalStateException when the thread is interrupted, or the work threw a checked exception
     */
    public T await() {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}

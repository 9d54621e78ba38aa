package io.orcha.session;

import static io.orcha.platform.Settings.positive;

import io.orcha.platform.BusyException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets few imports at a time hold their unpacked messages in memory: a zip is thirty times as large unpacked, and often more.
 */
@ApplicationScoped
class ImportTurns {

    private final Semaphore turns;
    private final Duration patience;

    ImportTurns(SessionConfig config) {
        int cores = Runtime.getRuntime().availableProcessors();
        int most = config.maxConcurrentImports().orElse(Math.max(1, cores / 2));
        this.turns = new Semaphore(positive("orcha.session.max-concurrent-imports", most), true);
        this.patience = config.maxImportWait();
    }

    /** Work on an import. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Does the work when it is its turn. Whatever a client is waited for has to be done before.
     *
     * @throws BusyException when the turn does not come in time
     */
    <T> T inTurn(Work<T> work) throws IOException {
        if (!await()) {
            throw new BusyException("Too many imports are under way.");
        }
        try {
            return work.run();
        } finally {
            turns.release();
        }
    }

    private boolean await() {
        try {
            return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

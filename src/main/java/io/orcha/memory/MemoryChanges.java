package io.orcha.memory;

import io.orcha.platform.Database;
import io.orcha.user.UserId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Changes a memory together with what belongs to it, in one transaction, and on the newest version. */
@ApplicationScoped
public class MemoryChanges {

    private static final int MOST_ATTEMPTS = 20;

    private static final String LOCK_USER = "SELECT 1 FROM users WHERE user_id = ? FOR NO KEY UPDATE";

    private final Memories memories;
    private final Database database;

    MemoryChanges(Memories memories, Database database) {
        this.memories = memories;
        this.database = database;
    }

    /**
     * Makes a change from the current memory and stores it on that very version. When another change comes first, it is made
     * again from the newer one, as long as that is as expected.
     *
     * @param expectation what must hold of the memory that the change is made from
     * @param change makes the change, outside any transaction, from the current memory, null when there never was one; it
     *     may run several times
     * @param alongside what else is stored in the same transaction, given the memory after the change; false undoes all and
     *     starts anew
     * @return the memory after the change
     * @throws StaleVersionException when the memory is not as expected
     */
    public Memory apply(
            UserId user,
            Expectation expectation,
            Function<@Nullable Memory, MemoryChange> change,
            Predicate<Memory> alongside) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var base = memories.find(user).orElse(null);
            expectation.require(base);
            var stored = store(user, base, change.apply(base), alongside);
            if (stored != null) {
                return stored;
            }
        }
        throw new BusyMemoryException();
    }

    /**
     * Stores a change that was made from a base, when that is still the current memory. A user who is not there yet comes into
     * being with it.
     *
     * @param base the memory that the change was made from; null when there was none
     * @return the memory after the change; null when nothing was stored, because the base is no longer current or {@code
     *     alongside} said no
     */
    public @Nullable Memory store(
            UserId user, @Nullable Memory base, MemoryChange change, Predicate<Memory> alongside) {
        return store(user, base, change, alongside, true);
    }

    /**
     * Like {@link #store} for what was made from messages: a user who was erased since stays erased.
     */
    public @Nullable Memory storeLearned(
            UserId user, @Nullable Memory base, MemoryChange change, Predicate<Memory> alongside) {
        return store(user, base, change, alongside, false);
    }

    private @Nullable Memory store(
            UserId user, @Nullable Memory base, MemoryChange change, Predicate<Memory> alongside, boolean mayCreate) {
        return inTransaction(() -> {
            lock(user, base, mayCreate);
            var written = memories.write(user, change, Expectation.of(base)).orElseThrow(Superseded::new);
            if (!alongside.test(written)) {
                throw new Superseded();
            }
            return written;
        });
    }

    /**
     * Stores what belongs to a memory that itself stays as it is.
     *
     * @param base the memory as it was read; null when there was none
     * @return whether it was stored; nothing was, when the memory has changed or {@code alongside} said no
     */
    public boolean confirm(UserId user, @Nullable Memory base, BooleanSupplier alongside) {
        var confirmed = inTransaction(() -> {
            lock(user, base, false);
            if (!alongside.getAsBoolean()) {
                throw new Superseded();
            }
            return true;
        });
        return confirmed != null;
    }

    /**
     * Locks the user's row and then the memory's. The user's comes first, as in a turn that opens a session and when the user
     * is erased, and it is locked also when there is no memory yet: one change of a user's memory follows another.
     */
    private void lock(UserId user, @Nullable Memory base, boolean mayCreate) {
        boolean isThere = database.forUser(user.value())
                .queryOne(row -> row.getInt(1), LOCK_USER, user.value())
                .isPresent();
        if (!(isThere || mayCreate) || !UserMemory.isStill(base, UserMemory.lock(user.value()))) {
            throw new Superseded();
        }
    }

    /** Runs work in a transaction of its own; null when it was superseded, and then nothing is stored. */
    private static <T> @Nullable T inTransaction(Callable<T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(work);
        } catch (Superseded _) {
            return null;
        }
    }

    /** Rolls a transaction back that came too late. */
    private static final class Superseded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Superseded() {
            super("superseded", null, false, false);
        }
    }
}

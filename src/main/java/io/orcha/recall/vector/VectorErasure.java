package io.orcha.recall.vector;

import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.platform.jobs.Job;
import io.orcha.platform.jobs.JobSql;
import io.orcha.user.UserId;
import io.orcha.user.privacy.Remnant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Has the vectors of erased users removed from an external store, however long it is away. The erasure itself does not wait for
 * it. A user who is back by then keeps what is new: points tell in which life of their user they were put.
 */
@ApplicationScoped
public class VectorErasure implements Remnant, Job {

    static final String NAME = "vector-erasure";

    /** Longer than anything is on its way to the store. */
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

    private static final String SCHEDULE =
            JobSql.schedule("SELECT '%s' AS name, '*' AS instance, ?::timestamptz AS due".formatted(NAME));

    /** The count of erasures includes the one that is under way. */
    private static final String REMEMBER = """
            INSERT INTO vector_erasures (user_id, store, through_life)
            SELECT user_id, ?, erasures - 1 FROM users WHERE user_id = ?
                ON CONFLICT (user_id) DO UPDATE
               SET store = EXCLUDED.store, through_life = EXCLUDED.through_life, done_at = NULL
            """;

    /** What can be done now, in the order of the users. */
    private static final String NEXT = """
            SELECT user_id, through_life, done_at FROM vector_erasures
             WHERE store = ? AND user_id > ? AND (done_at IS NULL OR done_at <= ?)
             ORDER BY user_id LIMIT 1
            """;

    /** A further erasure that came meanwhile is another life's. */
    private static final String DONE =
            "UPDATE vector_erasures SET done_at = ? WHERE user_id = ? AND through_life = ? AND done_at IS NULL";

    private static final String FORGET =
            "DELETE FROM vector_erasures WHERE user_id = ? AND through_life = ? AND done_at IS NOT NULL";

    private static final String WAITING = """
            SELECT count(*) FILTER (WHERE done_at IS NULL) FROM vector_erasures WHERE store = ?
            """;

    private final VectorStores stores;
    private final Database database;
    private final Clock clock;

    VectorErasure(VectorStores stores, Database database, Clock clock) {
        this.stores = stores;
        this.database = database;
        this.clock = clock;
    }

    private record Erased(
            String user, long throughLife, @Nullable Instant doneAt) {}

    @Override
    public String table() {
        return "vector_erasures";
    }

    @Override
    public int erase(Statements inTransaction, UserId user) {
        return stores.external()
                .map(index -> {
                    int noted = inTransaction.update(REMEMBER, index.name(), user.value());
                    if (noted > 0) {
                        inTransaction.update(SCHEDULE, clock.instant());
                    }
                    return noted;
                })
                .orElse(0);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String instance) {
        stores.external().ifPresent(index -> {
            var next = next(index, "");
            while (next.isPresent()) {
                var erased = next.get();
                index.erase(new UserId(erased.user()), erased.throughLife());
                note(erased);
                next = next(index, erased.user());
            }
        });
    }

    private Optional<Erased> next(RemoteIndex index, String after) {
        return database.maintenance()
                .queryOne(
                        row -> {
                            var done = row.getObject(3, OffsetDateTime.class);
                            return new Erased(row.getString(1), row.getLong(2), done == null ? null : done.toInstant());
                        },
                        NEXT,
                        index.name(),
                        after,
                        clock.instant().minus(AGAIN_AFTER));
    }

    private void note(Erased erased) {
        if (erased.doneAt() == null) {
            database.maintenance().update(DONE, clock.instant(), erased.user(), erased.throughLife());
        } else {
            database.maintenance().update(FORGET, erased.user(), erased.throughLife());
        }
    }

    /** How many users' vectors an external store has not been told to remove yet. */
    public long waiting() {
        return stores.external()
                .flatMap(index -> database.maintenance().queryOne(row -> row.getLong(1), WAITING, index.name()))
                .orElse(0L);
    }

    @Override
    public Optional<Instant> nextDue(Statements statements, String instance) {
        return stores.external()
                .filter(index -> database.maintenance()
                        .queryOne(
                                row -> row.getLong(1),
                                "SELECT count(*) FROM vector_erasures WHERE store = ?",
                                index.name())
                        .filter(left -> left > 0)
                        .isPresent())
                .map(_ -> clock.instant().plus(AGAIN_AFTER));
    }

    /** It never gives up. */
    @Override
    public Retries retries() {
        return new Retries(Duration.ofSeconds(2), Duration.ofMinutes(10), Integer.MAX_VALUE);
    }
}

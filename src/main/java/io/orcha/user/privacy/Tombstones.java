package io.orcha.user.privacy;

import io.orcha.platform.Database;
import io.orcha.platform.Settings;
import io.orcha.platform.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rows that erased users leave behind, until nothing can be under way any more that began before the erasure. */
@ApplicationScoped
public class Tombstones {

    private static final int BATCH = 500;
    private static final Duration SHORTEST = Duration.ofDays(2);

    /** Holds off whatever is about to be stored for the user. */
    private static final String LOCK = """
            SELECT user_id FROM users WHERE erased_at < ? AND user_id > ? ORDER BY user_id LIMIT %d FOR UPDATE SKIP LOCKED
            """.formatted(BATCH);

    private final Database database;
    private final Clock clock;
    private final Duration keptFor;

    Tombstones(
            Database database,
            Clock clock,
            @ConfigProperty(name = "orcha.privacy.keep-tombstones-for", defaultValue = "30D") Duration keptFor) {
        this.database = database;
        this.clock = clock;
        this.keptFor = keptFor;
        Settings.require(
                keptFor.compareTo(SHORTEST) >= 0,
                "orcha.privacy.keep-tombstones-for must be at least two days: longer than anything is under way.");
    }

    /**
     * Lets go of those that are old enough. Who came back since keeps their row.
     *
     * @return how many
     */
    public int deleteExpired() {
        int deleted = 0;
        var batch = new Batch("", 0);
        do {
            var after = batch.last;
            batch = database.maintenance().transaction(statements -> delete(statements, after));
            deleted += batch.deleted;
        } while (!batch.last.isEmpty());
        return deleted;
    }

    /** What was stored before the lock is visible to the second statement, and what comes after waits. */
    private Batch delete(Statements statements, String after) {
        var users =
                statements.query(row -> row.getString(1), LOCK, clock.instant().minus(keptFor), after);
        if (users.isEmpty()) {
            return new Batch("", 0);
        }
        var hasNothing = UserTable.childrenFirst(statements).stream()
                .map(table -> "NOT EXISTS (SELECT 1 FROM %s t WHERE t.user_id = u.user_id)".formatted(table.name()))
                .collect(Collectors.joining(" AND "));
        int deleted = statements.update(
                "DELETE FROM users u WHERE user_id = ANY (?) AND %s AND %s".formatted(UserTable.TOMBSTONE, hasNothing),
                (Object) users.toArray(String[]::new));
        return new Batch(users.getLast(), deleted);
    }

    /**
     * What one transaction did.
     *
     * @param last the last user it went through; empty when there was none left
     */
    private record Batch(String last, int deleted) {}
}

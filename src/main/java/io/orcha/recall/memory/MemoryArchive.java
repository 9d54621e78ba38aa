package io.orcha.recall.memory;

import static io.orcha.platform.Settings.positive;
import static io.orcha.platform.Settings.require;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.recall.index.IndexChanges;
import io.orcha.user.UserId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/**
 * Archives what was learned long ago, matters little and was never recalled, and deletes what was archived long ago where the
 * operator wants that. What a user wrote or pinned stays.
 */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
public class MemoryArchive {

    private static final Logger LOG = Logger.getLogger(MemoryArchive.class);

    private static final String WHO_HAS_OLD = """
            SELECT DISTINCT user_id
              FROM (SELECT user_id FROM long_term_memories
                     WHERE origin = 'learned' AND NOT pinned AND access_count = 0 AND archived_at IS NULL
                       AND created_at < ? AND importance < ?
                     LIMIT 5000) AS old
            """;

    private static final String ARCHIVE = """
            UPDATE long_term_memories
               SET archived_at = ?, updated_at = GREATEST(updated_at, ?), revision = ?
             WHERE user_id = ? AND origin = 'learned' AND NOT pinned AND access_count = 0 AND archived_at IS NULL
               AND created_at < ? AND importance < ?
            """;

    private static final String WHO_HAS_ARCHIVED = """
            SELECT DISTINCT user_id
              FROM (SELECT user_id FROM long_term_memories WHERE archived_at < ? AND NOT pinned LIMIT 5000) AS archived
            """;

    private static final String DELETE =
            "DELETE FROM long_term_memories WHERE user_id = ? AND archived_at < ? AND NOT pinned";

    private final Database database;
    private final IndexChanges index;
    private final MemoriesConfig config;
    private final Clock clock;
    private final Counter archived;
    private final Counter deleted;

    MemoryArchive(Database database, IndexChanges index, MemoriesConfig config, Clock clock, MeterRegistry meters) {
        this.database = database;
        this.index = index;
        this.config = config;
        this.clock = clock;
        this.archived = Counter.builder("orcha.recall.memories.archived")
                .description("Long-term memories that were archived: old, unimportant and never recalled")
                .register(meters);
        this.deleted = Counter.builder("orcha.recall.memories.deleted")
                .description("Archived long-term memories that were deleted")
                .register(meters);
        positive("orcha.recall.memories.archive-after", config.archiveAfter());
        config.deleteArchivedAfter().ifPresent(after -> positive("orcha.recall.memories.delete-archived-after", after));
        require(
                config.archiveBelowImportance() >= 0 && config.archiveBelowImportance() <= 1,
                "orcha.recall.memories.archive-below-importance must be from 0 to 1.");
    }

    /**
     * Archives and deletes what it is time for.
     *
     * @return how many memories were archived or deleted
     */
    public int tidy() {
        int now = archive();
        int gone = delete();
        if (now + gone > 0) {
            LOG.infof("%d long-term memories were archived and %d archived ones deleted", now, gone);
        }
        archived.increment(now);
        deleted.increment(gone);
        return now + gone;
    }

    private int archive() {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var before = at.minus(config.archiveAfter());
        var below = config.archiveBelowImportance();
        return forEach(
                () -> who(WHO_HAS_OLD, before, below),
                user -> change(
                        user,
                        statements -> statements.update(
                                ARCHIVE, at, at, index.next(statements, user), user.value(), before, below)));
    }

    private int delete() {
        if (config.deleteArchivedAfter().isEmpty()) {
            return 0;
        }
        Instant before = clock.instant().minus(config.deleteArchivedAfter().get());
        return forEach(
                () -> who(WHO_HAS_ARCHIVED, before),
                user -> change(user, statements -> {
                    index.removed(statements, user);
                    return statements.update(DELETE, user.value(), before);
                }));
    }

    private List<UserId> who(String query, Object... parameters) {
        return database.maintenance().query(row -> new UserId(row.getString(1)), query, parameters);
    }

    private int change(UserId user, ToIntFunction<Statements> change) {
        return database.forUser(user.value()).transaction(statements -> {
            // Whoever was erased meanwhile has nothing left to change.
            return MemoryTable.lockUser(statements, user).isEmpty() ? 0 : change.applyAsInt(statements);
        });
    }

    /** As long as there are users of whom something changes. */
    private static int forEach(Supplier<List<UserId>> users, ToIntFunction<UserId> change) {
        int all = 0;
        int some;
        do {
            some = users.get().stream().mapToInt(change).sum();
            all += some;
        } while (some > 0);
        return all;
    }
}

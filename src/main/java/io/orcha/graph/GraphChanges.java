package io.orcha.graph;

import io.orcha.platform.Database;
import io.orcha.platform.Ids;
import io.orcha.platform.Statements;
import io.orcha.recall.index.IndexChanges;
import io.orcha.user.UserId;
import io.orcha.user.audit.Action;
import io.orcha.user.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What owners, and clients on their behalf, change in their graphs: each change is one transaction, and one of a user follows the other.
 */
@ApplicationScoped
class GraphChanges {

    private static final String LOCK_USER = "SELECT erasures FROM users WHERE user_id = ? FOR NO KEY UPDATE";

    private static final String ENSURE_USER =
            "INSERT INTO users (user_id, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING";

    private final Database database;
    private final IndexChanges index;
    private final EntityTasks tasks;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    GraphChanges(Database database, IndexChanges index, EntityTasks tasks, AuditTrail audit, Ids ids, Clock clock) {
        this.database = database;
        this.index = index;
        this.tasks = tasks;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Changes something that is there.
     *
     * @param nobody what to throw when there is no such user
     */
    <T> T change(UserId user, Supplier<? extends RuntimeException> nobody, Function<GraphChange, T> work) {
        return database.forUser(user.value()).transaction(statements -> {
            if (lock(statements, user)) {
                return work.apply(begin(statements, user));
            }
            throw nobody.get();
        });
    }

    /** The same for a user who comes into being when there is none. */
    <T> T changeOrCreate(UserId user, Function<GraphChange, T> work) {
        return database.forUser(user.value()).transaction(statements -> {
            statements.update(ENSURE_USER, user.value(), clock.instant());
            lock(statements, user);
            return work.apply(begin(statements, user));
        });
    }

    /** Says that something is taken out: copies of the graph begin anew. */
    void removing(GraphChange change) {
        index.removed(change.statements(), change.user());
    }

    /** Has entities that came or changed given their vectors. */
    void describeAgain(GraphChange change) {
        tasks.schedule(change.statements(), change.user());
    }

    /**
     * Records it in the user's audit trail.
     *
     * @param detail ids and numbers; never a text
     */
    void record(GraphChange change, Action action, Map<String, ?> detail) {
        audit.record(change.statements(), change.user(), action, detail);
    }

    private static boolean lock(Statements statements, UserId user) {
        return statements
                .queryOne(row -> row.getLong(1), LOCK_USER, user.value())
                .isPresent();
    }

    private GraphChange begin(Statements statements, UserId user) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new GraphChange(statements, user, ids, now, index.next(statements, user));
    }
}

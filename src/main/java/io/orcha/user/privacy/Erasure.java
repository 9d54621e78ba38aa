package io.orcha.user.privacy;

import io.orcha.platform.Database;
import io.orcha.platform.DatabaseUnavailableException;
import io.orcha.platform.Ids;
import io.orcha.platform.Statements;
import io.orcha.platform.jobs.Jobs;
import io.orcha.user.UserId;
import io.orcha.user.audit.Action;
import io.orcha.user.audit.AuditTrail;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Erases a user: every row of every table that has a {@code user_id}, found in the catalogue so that no table can be left out,
 * and their jobs, in one transaction. What is under way cannot bring anything back: it writes only to rows that are gone, or
 * compares the count of the user's erasures, which stays in the row of {@code users} that is left.
 */
@ApplicationScoped
class Erasure {

    /** A tombstone with nothing on it is nothing to erase; it is locked all the same. */
    private static final String LOCK =
            "SELECT NOT (%s) FROM users u WHERE user_id = ? FOR UPDATE".formatted(UserTable.TOMBSTONE);

    private static final int MOST_ATTEMPTS = 5;

    private static final String BURY = """
            UPDATE users
               SET created_at = ?, time_zone = DEFAULT, language = DEFAULT, learning_paused = DEFAULT, follow_mood = DEFAULT,
                   consent = DEFAULT, erased_at = ?, erasures = erasures + 1
             WHERE user_id = ?
            """;

    private final Database database;
    private final Jobs jobs;
    private final List<Remnant> remnants;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Erasure(Database database, Jobs jobs, @All List<Remnant> remnants, AuditTrail audit, Ids ids, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.remnants = remnants;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Erases everything of a user. The locks are taken in the order in which a chat turn takes them. */
    ErasureReceipt erase(UserId user) {
        int attempt = 1;
        while (true) {
            try {
                return eraseOnce(user);
            } catch (DatabaseUnavailableException e) {
                // A save takes the memory's row before the user's: whom the database chose to give way tries again.
                if (!e.isConflict() || attempt++ == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private ErasureReceipt eraseOnce(UserId user) {
        var now = clock.instant();
        return database.forUser(user.value()).transaction(statements -> {
            var rows = new TreeMap<String, Long>();
            boolean living = statements
                    .queryOne(row -> row.getBoolean(1), LOCK, user.value())
                    .orElse(false);
            rows.put("users", living ? 1L : 0L);
            var tables = UserTable.childrenFirst(statements);
            lockParents(statements, user, tables);
            for (var table : tables) {
                long gone = statements.update("DELETE FROM %s WHERE user_id = ?".formatted(table.name()), user.value());
                rows.put(table.name(), gone);
            }
            statements.update(BURY, now, now, user.value());
            for (var remnant : remnants) {
                rows.put(remnant.table(), (long) remnant.erase(statements, user));
            }
            rows.put("scheduled_tasks", (long) jobs.removeAll(statements, user.value()));
            var receipt = ErasureReceipt.of(ids.next(), user, now, rows);
            if (receipt.hasErasedAnything()) {
                audit.record(
                        statements,
                        user,
                        Action.USER_ERASED,
                        Map.of(
                                "receipt_id", receipt.receiptId(),
                                "erased_at", receipt.erasedAt(),
                                "rows", receipt.rows(),
                                "digest", receipt.digest()));
            }
            return receipt;
        });
    }

    private static void lockParents(Statements statements, UserId user, List<UserTable> tables) {
        for (var table : tables.reversed()) {
            if (table.hasChildren()) {
                statements.query(
                        row -> row.getInt(1),
                        "SELECT 1 FROM %s WHERE user_id = ? FOR UPDATE".formatted(table.name()),
                        user.value());
            }
        }
    }
}

package io.orcha.idempotency;

import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import io.orcha.user.privacy.Remnant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** The kept responses as something to be forgotten: on a user's demand, and when their time is up. */
@ApplicationScoped
public class IdempotencyRecords implements Remnant {

    /** Keyed requests of the user begin before this or after the transaction, see {@link Claims}. */
    private static final String HOLD_OFF = "SELECT 1 FROM users WHERE user_id = ? FOR NO KEY UPDATE";

    private static final String ERASE = """
            UPDATE idempotency_keys
               SET erased = true, body = NULL, headers = NULL, request_salt = NULL, request_digest = NULL
             WHERE user_id = ? AND NOT erased
            """;

    private static final String ERASE_ALL = """
            UPDATE idempotency_keys
               SET erased = true, body = NULL, headers = NULL, request_salt = NULL, request_digest = NULL, session_id = NULL
             WHERE user_id = ? AND (NOT erased OR session_id IS NOT NULL)
            """;

    private static final String DELETE_EXPIRED = "DELETE FROM idempotency_keys WHERE created_at <= ?";

    private final Database database;
    private final IdempotencyConfig config;
    private final Clock clock;

    IdempotencyRecords(Database database, IdempotencyConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Erases every kept response of a user, whatever it holds: a text can hide behind JSON's escapes, in the pieces of a stream
     * and in other words. Requests that are running will not keep theirs. What they asked for goes too, be it only a digest.
     * Repetitions are answered 410 and still do nothing.
     *
     * @param inTransaction the transaction that forgets what the responses may hold; until it ends, new requests of the user
     *     that come with a key wait
     */
    public void eraseResponses(Statements inTransaction, UserId user) {
        inTransaction.query(row -> row.getInt(1), HOLD_OFF, user.value());
        inTransaction.update(ERASE, user.value());
    }

    @Override
    public String table() {
        return "idempotency_keys";
    }

    /** What a client repeats because it never saw the response must not bring back what was erased in between. */
    @Override
    public int erase(Statements inTransaction, UserId user) {
        return inTransaction.update(ERASE_ALL, user.value());
    }

    /**
     * Deletes the keys whose time is up; they count for nothing already.
     *
     * @return how many
     */
    public int deleteExpired() {
        return database.maintenance().update(DELETE_EXPIRED, clock.instant().minus(config.retention()));
    }
}

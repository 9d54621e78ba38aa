package io.orcha.idempotency;

import io.orcha.idempotency.Claim.State;
import io.orcha.platform.Database;
import io.orcha.platform.Ids;
import io.orcha.platform.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The keys in use. Each change is a statement and a transaction of its own, so that all replicas see it at once. */
@ApplicationScoped
class Claims {

    /** The row is the lock: of all who try at the same time, one gets a row back. */
    private static final String CLAIM = """
            WITH owner AS (
              INSERT INTO users (user_id, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING
            ), settled AS (
              -- Waits for an erasure under way: the attempt shall see its result, or be seen by it.
              SELECT 1 FROM users WHERE user_id = ? FOR SHARE
            ), claimed AS (
              INSERT INTO idempotency_keys AS k
                     (user_id, key, request_salt, request_digest, attempt, state, created_at, lease_until)
              SELECT ?, ?, given.salt, sha256(given.salt || given.request), ?, 'running', ?, ?
                FROM (SELECT ?::bytea AS salt, ?::bytea AS request) AS given
               WHERE (SELECT count(*) FROM settled) >= 0
                  ON CONFLICT (user_id, key) DO UPDATE
                 SET request_salt = EXCLUDED.request_salt,
                     request_digest = EXCLUDED.request_digest,
                     attempt = EXCLUDED.attempt,
                     state = EXCLUDED.state,
                     session_id = CASE WHEN k.created_at > ? THEN k.session_id END,
                     erased = false,
                     status = NULL,
                     media_type = NULL,
                     headers = NULL,
                     body = NULL,
                     created_at = CASE WHEN k.created_at > ? THEN k.created_at ELSE EXCLUDED.created_at END,
                     lease_until = EXCLUDED.lease_until
               WHERE k.created_at <= ?
                  OR (k.request_digest = sha256(k.request_salt || ?::bytea)
                      AND (k.state = 'failed' OR (k.state = 'running' AND k.lease_until <= ?)))
              RETURNING session_id
            )
            SELECT session_id FROM claimed
            """;

    private static final String FIND = """
            SELECT request_digest = sha256(request_salt || ?::bytea), state, erased, created_at, lease_until, status, media_type, headers, body
              FROM idempotency_keys
             WHERE user_id = ? AND key = ?
            """;

    private static final String COMPLETE = """
            UPDATE idempotency_keys
               SET state = 'completed',
                   erased = erased AND NOT ?,
                   status = ?,
                   media_type = ?,
                   headers = ?,
                   body = CASE WHEN erased AND NOT ? THEN NULL ELSE ?::bytea END
             WHERE user_id = ? AND key = ? AND attempt = ?
            """;

    private static final String END = """
            UPDATE idempotency_keys
               SET state = ?
             WHERE user_id = ? AND key = ? AND attempt = ?
            """;

    private static final String RELEASE = "DELETE FROM idempotency_keys WHERE user_id = ? AND key = ? AND attempt = ?";

    private static final String KEEP_SESSION =
            "UPDATE idempotency_keys SET session_id = ? WHERE user_id = ? AND key = ? AND attempt = ?";

    private static final String RENEW =
            "UPDATE idempotency_keys SET lease_until = ? WHERE user_id = ? AND key = ? AND attempt = ?";

    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final IdempotencyConfig config;
    private final Ids ids;
    private final Clock clock;

    Claims(Database database, IdempotencyConfig config, Ids ids, Clock clock) {
        this.database = database;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** Takes the key for a request; empty when another attempt has it, or had it and ended. */
    Optional<IdempotentAttempt> claim(KeyedRequest request) {
        var now = clock.instant();
        var expiry = now.minus(config.retention());
        var user = request.user().value();
        var attempt = ids.next();
        var claimed = database.forUser(user)
                .query(
                        row -> new IdempotentAttempt(this, request, attempt, row.getObject(1, UUID.class)),
                        CLAIM,
                        user,
                        now,
                        user,
                        user,
                        request.key().value(),
                        attempt,
                        now,
                        now.plus(config.lease()),
                        salt(),
                        request.digest(),
                        expiry,
                        expiry,
                        expiry,
                        request.digest(),
                        now);
        return claimed.stream().findFirst();
    }

    Optional<Claim> find(KeyedRequest request) {
        var now = clock.instant();
        return database.forUser(request.user().value())
                .queryOne(
                        row -> claim(row, now),
                        FIND,
                        request.digest(),
                        request.user().value(),
                        request.key().value());
    }

    /** Keeps the response for repetitions, but for its body when what it may hold was forgotten in the meantime. */
    void complete(IdempotentAttempt attempt, StoredResponse response) {
        statements(attempt)
                .update(
                        COMPLETE,
                        attempt.outlivesErasure(),
                        response.status(),
                        response.mediaType(),
                        response.headers(),
                        attempt.outlivesErasure(),
                        response.body(),
                        attempt.request().user().value(),
                        attempt.request().key().value(),
                        attempt.id());
    }

    /** Ends an attempt without a response. */
    void end(IdempotentAttempt attempt, State state) {
        statements(attempt)
                .update(
                        END,
                        state.name().toLowerCase(Locale.ROOT),
                        attempt.request().user().value(),
                        attempt.request().key().value(),
                        attempt.id());
    }

    /** Lets the key go, as if it had never been used. */
    void release(IdempotentAttempt attempt) {
        statements(attempt)
                .update(
                        RELEASE,
                        attempt.request().user().value(),
                        attempt.request().key().value(),
                        attempt.id());
    }

    /** Notes in which session an attempt left the user's message, for the next one should this one die. */
    void keepSession(IdempotentAttempt attempt, UUID session) {
        statements(attempt)
                .update(
                        KEEP_SESSION,
                        session,
                        attempt.request().user().value(),
                        attempt.request().key().value(),
                        attempt.id());
    }

    /** Says that a long attempt is alive. */
    void renew(IdempotentAttempt attempt) {
        statements(attempt)
                .update(
                        RENEW,
                        clock.instant().plus(config.lease()),
                        attempt.request().user().value(),
                        attempt.request().key().value(),
                        attempt.id());
    }

    private Statements statements(IdempotentAttempt attempt) {
        return database.forUser(attempt.request().user().value());
    }

    private Claim claim(ResultSet row, Instant now) throws SQLException {
        var state = State.valueOf(row.getString(2).toUpperCase(Locale.ROOT));
        boolean erased = row.getBoolean(3);
        return new Claim(
                row.getObject(1, Boolean.class),
                state,
                erased,
                !instant(row, 4).isAfter(now.minus(config.retention())),
                !instant(row, 5).isAfter(now),
                state == State.COMPLETED && !erased ? response(row) : null);
    }

    private static byte[] salt() {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    private static StoredResponse response(ResultSet row) throws SQLException {
        return new StoredResponse(
                row.getInt(6), row.getString(7), row.getString(8), Objects.requireNonNull(row.getBytes(9)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

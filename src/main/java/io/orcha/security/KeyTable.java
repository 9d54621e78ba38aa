package io.orcha.security;

import io.orcha.platform.Database;
import io.orcha.user.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys in the database. */
@ApplicationScoped
class KeyTable {

    private static final String FIND = """
            SELECT id, hash, previous_hash, previous_expires_at, scopes, expires_at, revoked_at, last_used_at
              FROM api_keys
             WHERE id = ?
            """;

    private static final String COLUMNS =
            "id, name, scopes, created_at, rotated_at, previous_expires_at, expires_at, revoked_at, last_used_at";

    private static final String INSERT = """
            INSERT INTO api_keys (id, name, hash, scopes, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?)
            RETURNING\s""" + COLUMNS;

    private static final String LIST = "SELECT " + COLUMNS + " FROM api_keys WHERE id > ? ORDER BY id LIMIT ?";

    private static final String DESCRIBE = "SELECT " + COLUMNS + " FROM api_keys WHERE id = ?";

    private static final String ROTATE = """
            UPDATE api_keys
               SET previous_hash = hash, previous_expires_at = ?, hash = ?, rotated_at = ?
             WHERE id = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)
            RETURNING\s""" + COLUMNS;

    /** A key that is revoked again stays revoked since the first time. */
    private static final String REVOKE = """
            UPDATE api_keys
               SET revoked_at = COALESCE(revoked_at, ?), previous_hash = NULL, previous_expires_at = NULL
             WHERE id = ?
            """;

    private static final String USED =
            "UPDATE api_keys SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)";

    private final Database database;

    KeyTable(Database database) {
        this.database = database;
    }

    Optional<StoredKey> find(String id) {
        return database.queryOne(KeyTable::stored, FIND, id);
    }

    Optional<Description> describe(String id) {
        return database.queryOne(KeyTable::description, DESCRIBE, id);
    }

    /** Up to so many keys whose ids come after one, in the order of their ids. */
    List<Description> list(String after, int limit) {
        return database.query(KeyTable::description, LIST, after, limit);
    }

    Description insert(ApiKey key, String name, Set<Scope> scopes, Instant now, @Nullable Instant expires) {
        return database.queryOne(
                        KeyTable::description,
                        INSERT,
                        key.id(),
                        name,
                        key.hash().bytes(),
                        Scopes.names(scopes).toArray(String[]::new),
                        now,
                        expires)
                .orElseThrow();
    }

    /** Gives a key a new secret; empty when there is no such key that could still be used. */
    Optional<Description> rotate(ApiKey key, Instant now, Instant previousExpires) {
        return database.queryOne(
                KeyTable::description, ROTATE, previousExpires, key.hash().bytes(), now, key.id(), now);
    }

    /** Whether there is such a key. */
    boolean revoke(String id, Instant now) {
        return database.update(REVOKE, now, id) > 0;
    }

    /** Notes a use, unless one was noted since a time. */
    void used(String id, Instant now, Instant unlessSince) {
        database.update(USED, now, id, unlessSince);
    }

    /** What an operator sees of a key. */
    record Description(
            String id,
            String name,
            Set<Scope> scopes,
            Instant created,
            @Nullable Instant rotated,
            @Nullable Instant previousExpires,
            @Nullable Instant expires,
            @Nullable Instant revoked,
            @Nullable Instant lastUsed) {}

    private static StoredKey stored(ResultSet row) throws SQLException {
        var previous = row.getBytes("previous_hash");
        return new StoredKey(
                row.getString("id"),
                SecretHash.stored(row.getBytes("hash")),
                previous == null ? null : SecretHash.stored(previous),
                time(row, "previous_expires_at"),
                scopes(row),
                time(row, "expires_at"),
                row.getTimestamp("revoked_at") != null,
                time(row, "last_used_at"));
    }

    private static Description description(ResultSet row) throws SQLException {
        return new Description(
                row.getString("id"),
                row.getString("name"),
                scopes(row),
                row.getTimestamp("created_at").toInstant(),
                time(row, "rotated_at"),
                time(row, "previous_expires_at"),
                time(row, "expires_at"),
                time(row, "revoked_at"),
                time(row, "last_used_at"));
    }

    private static Set<Scope> scopes(ResultSet row) throws SQLException {
        return Scopes.known(Arrays.asList((String[]) row.getArray("scopes").getArray()));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}

package io.orcha.security;

import io.orcha.user.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What operators do with the keys of the database. */
@ApplicationScoped
class Keys {

    private final KeyTable table;
    private final KeyLookup lookup;
    private final Clock clock;
    private final Duration grace;

    Keys(KeyTable table, KeyLookup lookup, Clock clock, SecurityConfig config) {
        this.table = table;
        this.lookup = lookup;
        this.clock = clock;
        this.grace = config.apiKeyRotationGrace();
    }

    /** A key with its secret, which is known at this moment only. */
    record Issued(ApiKey key, KeyTable.Description description) {}

    boolean isAhead(Instant time) {
        return time.isAfter(clock.instant());
    }

    Issued create(String name, Set<Scope> scopes, @Nullable Instant expires) {
        var key = ApiKey.create();
        return new Issued(key, table.insert(key, name, scopes, clock.instant(), expires));
    }

    List<KeyTable.Description> list(String after, int limit) {
        return table.list(after, limit);
    }

    /**
     * Gives a key a new secret.
     *
     * @throws KeyNotFoundException when there is no such key
     * @throws EndedKeyException when it is revoked or expired
     */
    Issued rotate(String id) {
        var known = table.describe(id).orElseThrow(KeyNotFoundException::new);
        var now = clock.instant();
        var key = ApiKey.create(known.id());
        var description = table.rotate(key, now, now.plus(grace)).orElseThrow(EndedKeyException::new);
        lookup.forget(id);
        return new Issued(key, description);
    }

    /** @throws KeyNotFoundException when there is no such key */
    void revoke(String id) {
        if (!table.revoke(id, clock.instant())) {
            throw new KeyNotFoundException();
        }
        lookup.forget(id);
    }
}

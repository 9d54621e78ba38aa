package io.orcha.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Finds keys by id, in the configuration and in the database. What was read from the database, also that there is no such key,
 * is believed for {@link #BELIEVED}, so a revocation reaches every replica in that time.
 */
@ApplicationScoped
class KeyLookup {

    static final Duration BELIEVED = Duration.ofSeconds(5);

    /** Made-up ids must not fill the memory. */
    private static final int MOST = 10_000;

    private final ConfiguredKeys configured;
    private final KeyTable table;
    private final Cache<String, StoredKey> recent;
    private final Cache<String, Boolean> seen;

    KeyLookup(ConfiguredKeys configured, KeyTable table) {
        this.configured = configured;
        this.table = table;
        // By the machine's own ticks: a clock that is set back must not keep a revoked key alive.
        this.recent = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(BELIEVED)
                .build();
        this.seen = Caffeine.newBuilder().maximumSize(MOST).build();
    }

    /** The key if that is known without asking the database; {@link StoredKey#UNKNOWN} if it is known that there is none. */
    @Nullable StoredKey known(String id) {
        var key = configured.find(id);
        return key == null ? recent.getIfPresent(id) : key;
    }

    /** Asks the database. */
    StoredKey find(String id) {
        return recent.get(id, asked -> {
            var found = table.find(asked);
            found.ifPresent(key -> seen.put(key.id(), true));
            return found.orElse(StoredKey.UNKNOWN);
        });
    }

    /** Whether there has been such a key, so that nobody made the id up. */
    boolean hasSeen(String id) {
        return seen.getIfPresent(id) != null;
    }

    /** Something about a key has changed here; other replicas learn of it in time. */
    void forget(String id) {
        recent.invalidate(id);
    }
}

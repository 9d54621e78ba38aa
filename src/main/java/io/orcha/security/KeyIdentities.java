package io.orcha.security;

import io.orcha.platform.BusyException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Turns an API key into the identity of its holder. It blocks no event loop: only a look-up in the database leaves it. */
@ApplicationScoped
class KeyIdentities implements IdentityProvider<KeyRequest> {

    /** How exact the time of a key's last use is; a row is written no more often. */
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    /** Half of the database's connections stay for others. */
    private static final int MOST_STRANGERS = 16;

    private final Strangers strangers = new Strangers(MOST_STRANGERS);
    private final KeyLookup lookup;
    private final KeyTable table;
    private final Clock clock;

    KeyIdentities(KeyLookup lookup, KeyTable table, Clock clock) {
        this.lookup = lookup;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Class<KeyRequest> getRequestType() {
        return KeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(KeyRequest request, AuthenticationRequestContext context) {
        var key = request.key();
        var known = lookup.known(key.id());
        if (known != null) {
            return Uni.createFrom().item(() -> identity(known, key));
        }
        return lookup.hasSeen(key.id())
                ? context.runBlocking(() -> fromDatabase(key))
                : Uni.createFrom().deferred(() -> ofStranger(key, context));
    }

    private Uni<SecurityIdentity> ofStranger(ApiKey key, AuthenticationRequestContext context) {
        return strangers.enter(key.id())
                ? context.runBlocking(() -> fromDatabase(key)).onTermination().invoke(() -> strangers.leave(key.id()))
                : Uni.createFrom().failure(new BusyException("Too many unknown keys are being looked up."));
    }

    private SecurityIdentity fromDatabase(ApiKey key) {
        var stored = lookup.find(key.id());
        var identity = identity(stored, key);
        var now = clock.instant();
        var since = now.minus(USE_NOTED_EVERY);
        if (stored.lastUsed() == null || stored.lastUsed().isBefore(since)) {
            table.used(stored.id(), now, since);
        }
        return identity;
    }

    private SecurityIdentity identity(StoredKey stored, ApiKey presented) {
        if (!stored.accepts(presented.hash(), clock.instant())) {
            throw Refusal.KEY.failure();
        }
        return Identities.of(stored.caller());
    }
}

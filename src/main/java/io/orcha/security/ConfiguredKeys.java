package io.orcha.security;

import static io.orcha.platform.Settings.require;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The API keys of the configuration, by id. They change with a restart. */
@ApplicationScoped
class ConfiguredKeys {

    private static final Logger LOG = Logger.getLogger(ConfiguredKeys.class);

    private final Map<String, StoredKey> keys;
    private final Clock clock;

    ConfiguredKeys(SecurityConfig config, Clock clock) {
        this.clock = clock;
        this.keys = config.apiKeys().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> read(entry.getKey(), entry.getValue())));
    }

    @Nullable StoredKey find(String id) {
        return keys.get(id);
    }

    /** A key that has ended does not keep the service from starting, but somebody may wonder why it is refused. */
    void warnOfExpired() {
        var now = clock.instant();
        keys.values().stream()
                .filter(key -> key.isExpired(now))
                .forEach(key ->
                        LOG.warnf("The API key %s has expired (orcha.security.api-keys.%1$s.expires)", key.id()));
    }

    private static StoredKey read(String id, SecurityConfig.Key key) {
        var prefix = "orcha.security.api-keys." + id;
        require(
                ApiKey.isId(id),
                "orcha.security.api-keys: the id of a key has 1 to 32 characters of a-z and 0-9, other than one here.");
        var hash = SecretHash.parse(key.hash());
        require(
                hash.isPresent(),
                "%s.hash must be the SHA-256 of the secret in 64 hexadecimal digits; new-api-key prints it."
                        .formatted(prefix));
        var scopes = Scopes.configured(prefix + ".scopes", key.scopes());
        return new StoredKey(
                id,
                hash.orElseThrow(),
                null,
                null,
                scopes,
                key.expires().map(text -> time(prefix + ".expires", text)).orElse(null),
                false,
                null);
    }

    private static Instant time(String setting, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            require(false, "%s must be a time such as 2027-01-31T00:00:00Z.".formatted(setting));
            throw new AssertionError("unreachable");
        }
    }
}

package io.orcha.security;

import io.orcha.user.Scope;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tokens of {@link Tokens#ISSUER} and some API keys are accepted, and nobody else. */
public final class Authenticated implements QuarkusTestProfile {

    /** The configured keys that have exactly one scope. */
    static final Map<String, Scope> WITH_ONE_SCOPE = Map.of(
            "reader", Scope.MEMORY_READ,
            "writer", Scope.MEMORY_WRITE,
            "chatter", Scope.CHAT,
            "operator", Scope.ADMIN);

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new LinkedHashMap<>(Map.of(
                "orcha.jobs.enabled", "false",
                "orcha.learning.idle", "30S",
                "quarkus.http.proxy.proxy-address-forwarding", "true",
                "orcha.security.jwt.issuer", Tokens.ISSUER,
                "orcha.security.jwt.audience", "another," + Tokens.AUDIENCE,
                "orcha.security.jwt.public-key", Tokens.publicKey(),
                "orcha.security.jwt.admin-claim", "realm_access/roles",
                "orcha.security.jwt.admin-value", "orcha-operators"));
        WITH_ONE_SCOPE.forEach((id, scope) -> {
            add(settings, id, Set.of(scope));
            var others = Scope.all();
            others.remove(scope);
            add(settings, "no" + id, others);
        });
        add(settings, "all", Scope.all());
        add(settings, "ended", Scope.all());
        settings.put("orcha.security.api-keys.ended.expires", "2020-01-01T00:00:00Z");
        return settings;
    }

    /** The text of a configured key. */
    static String key(String id) {
        return configured(id).text();
    }

    /** The key that has this scope and no other. */
    static String keyWithOnly(Scope scope) {
        return key(idFor(scope));
    }

    /** The key that has every scope but this one. */
    static String keyWithout(Scope scope) {
        return key("no" + idFor(scope));
    }

    private static String idFor(Scope scope) {
        return WITH_ONE_SCOPE.entrySet().stream()
                .filter(entry -> entry.getValue() == scope)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static void add(Map<String, String> settings, String id, Set<Scope> scopes) {
        var prefix = "orcha.security.api-keys." + id;
        settings.put(prefix + ".hash", configured(id).hash().hex());
        settings.put(prefix + ".scopes", scopes.stream().map(Scope::id).collect(Collectors.joining(",")));
    }

    private static ApiKey configured(String id) {
        return new ApiKey(id, (id + "S3cret").repeat(9).substring(0, 43));
    }
}

package io.orcha.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcha.user.Caller;
import io.orcha.user.Scope;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that contradict each other or would open the service refuse the start and name themselves. */
class SettingsTest {

    private static final String HASH = ApiKey.create().hash().hex();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jwt.audience       | jwt.issuer=https://a.example
            jwt.issuer         | jwt.audience=orcha
            jwt.issuer         | jwt.public-key=x; jwt.audience=orcha
            jwt.public-key     | jwt.issuer=a; jwt.audience=b; jwt.public-key=nonsense
            jwt.jwks-location  | jwt.issuer=a; jwt.audience=b; jwt.public-key=x; jwt.jwks-location=https://a.example/keys
            jwt.allow-plain-http | jwt.issuer=http://login.example.org; jwt.audience=b
            jwt.jwks-location  | jwt.issuer=a; jwt.audience=b; jwt.jwks-location=http://192.0.2.1/keys
            jwt.issuer         | jwt.issuer=login.example.org; jwt.audience=b
            jwt.issuer         | jwt.issuer=any; jwt.audience=b; jwt.jwks-location=https://a.example/keys
            jwt.audience       | jwt.issuer=https://a.example; jwt.audience=any
            jwt.audience       | jwt.issuer=https://a.example; jwt.audience=b,Any
            jwt.clock-skew     | jwt.issuer=https://a.example; jwt.audience=b; jwt.clock-skew=1H
            jwt.default-scopes | jwt.issuer=https://a.example; jwt.audience=b; jwt.default-scopes=chat,admin
            jwt.default-scopes | jwt.issuer=https://a.example; jwt.audience=b; jwt.default-scopes=everything
            """)
    void refusesDangerousTokens(String named, String settings) {
        assertThatThrownBy(() -> TokenRules.of(config(settings).jwt()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("orcha.security." + named);
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatThrownBy(() -> TokenRules.of(
                        config("jwt.issuer=https://a b; jwt.audience=b").jwt()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("orcha.security.jwt.issuer is no address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jwt.issuer=https://a.example; jwt.audience=b",
                "jwt.issuer=http://127.0.0.1:8180/realms/a; jwt.audience=b",
                "jwt.issuer=http://login.example.org; jwt.audience=b; jwt.allow-plain-http=true",
                "jwt.issuer=a; jwt.audience=b; jwt.jwks-location=https://a.example/keys"
            })
    void acceptsSafeTokens(String settings) {
        assertThat(TokenRules.of(config(settings).jwt())).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            api-keys.shop.hash    | api-keys.shop.hash=abc; api-keys.shop.scopes=chat
            api-keys.shop.scopes  | api-keys.shop.hash=HASH; api-keys.shop.scopes=everything
            api-keys.shop.expires | api-keys.shop.hash=HASH; api-keys.shop.scopes=chat; api-keys.shop.expires=soon
            api-keys              | api-keys.my-shop.hash=HASH; api-keys.my-shop.scopes=chat
            """)
    void refusesKeysThatCannotBeRead(String named, String settings) {
        assertThatThrownBy(() -> new ConfiguredKeys(config(settings.replace("HASH", HASH)), Clock.systemUTC()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("orcha.security." + named);
    }

    @Test
    void tellsWhatIsConfigured() {
        var tokens = "jwt.issuer=https://a.example; jwt.audience=b";
        var keys = "api-keys.shop.hash=%s; api-keys.shop.scopes=chat".formatted(HASH);

        assertThat(new Authentication(config("")).describe()).isEqualTo("none");
        assertThat(new Authentication(config(tokens)).describe()).isEqualTo("jwt");
        assertThat(new Authentication(config(keys)).describe()).isEqualTo("api-keys");
        assertThat(new Authentication(config(tokens + "; " + keys)).describe()).isEqualTo("jwt+api-keys");
    }

    @Test
    void takesTheUserFromTheConfiguredClaim() {
        var rules = TokenRules.of(config("jwt.issuer=https://a.example; jwt.audience=b;"
                                + " jwt.user-claim=https://a.example/user; jwt.admin-claim=scope")
                        .jwt())
                .orElseThrow();
        var claims = TokenClaims.of(
                Map.of("https://a.example/user", 42, "sub", "other", "scope", "admin memory:read unknown"));

        var caller = TokenCallers.caller(claims, rules);

        assertThat(caller.id()).isEqualTo("user:42");
        assertThat(caller.scopes()).isEqualTo(Set.of(Scope.MEMORY_READ, Scope.ADMIN));
    }

    @Test
    void readsNoUserOutOfSeveral() {
        var claims = TokenClaims.of(Map.of("users", List.of("ada")));

        assertThat(claims.text("users")).isEmpty();
        assertThat(claims.text("missing/too")).isEmpty();
    }

    @Test
    void ordersTheLifeOfAKey() {
        var now = Instant.parse("2026-11-21T09:30:00Z");
        var old = ApiKey.create("shop").hash();
        var current = ApiKey.create("shop").hash();
        var key = new StoredKey("shop", current, old, now, Set.of(), now.plusSeconds(60), false, null);

        assertThat(key.accepts(old, now.minusMillis(1))).isTrue();
        assertThat(key.accepts(old, now)).as("the grace has ended").isFalse();
        assertThat(key.accepts(current, now.plusSeconds(59))).isTrue();
        assertThat(key.accepts(current, now.plusSeconds(60)))
                .as("the key has ended")
                .isFalse();
        assertThat(StoredKey.UNKNOWN.accepts(SecretHash.stored(new byte[32]), now))
                .as("a key that does not exist")
                .isFalse();
    }

    @Test
    void makesKeysThatNobodyGuesses() {
        var key = ApiKey.create();

        assertThat(key.text()).matches("orcha_[0-9a-z]{12}_[0-9A-Za-z]{43}");
        assertThat(ApiKey.parse(key.text())).contains(key);
        assertThat(key.toString()).doesNotContain(key.secret());
        assertThat(ApiKey.create().secret()).isNotEqualTo(key.secret());
        assertThat(new Caller.ApiKey(key.id(), Set.of()).id()).isEqualTo("key:" + key.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "orcha_", "orcha_a_", "orcha_A_0123456789012345678901234567890123456789", "orcha_a_short"})
    void takesNothingElseForAKey(String text) {
        assertThat(ApiKey.parse(text)).isEmpty();
    }

    @Test
    void endsAConfiguredKeyAtItsTime() {
        var keys = new ConfiguredKeys(
                config("api-keys.shop.hash=%s; api-keys.shop.scopes=chat; api-keys.shop.expires=2026-01-01T00:00:00Z"
                        .formatted(HASH)),
                Clock.systemUTC());

        assertThat(keys.find("shop").isExpired(Instant.parse("2025-12-31T23:59:59Z")))
                .isFalse();
        assertThat(keys.find("shop").isExpired(Instant.parse("2026-01-01T00:00:00Z")))
                .isTrue();
        assertThat(keys.find("other")).isNull();
    }

    private static SecurityConfig config(String settings) {
        var properties = Arrays.stream(settings.split(";", -1))
                .map(String::strip)
                .filter(setting -> !setting.isEmpty())
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> "orcha.security." + setting[0], setting -> setting[1]));
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(SecurityConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(SecurityConfig.class);
    }
}

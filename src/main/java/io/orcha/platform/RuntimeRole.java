package io.orcha.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.flyway.FlywayDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLDecoder;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Tells the migrations which role the service works as, so that it gets its rights and no more. */
@ApplicationScoped
@FlywayDataSource(Database.OWNER)
public class RuntimeRole implements FlywayConfigurationCustomizer {

    private static final Pattern USER_IN_URL = Pattern.compile("[?&]user=([^&]+)");

    private final Optional<String> username;
    private final String url;

    RuntimeRole(
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> username,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.owner.username") Optional<String> owner,
            @ConfigProperty(name = "quarkus.datasource.owner.jdbc.url") Optional<String> ownersUrl) {
        requireOneUser("quarkus.datasource", username, url);
        requireOneUser("quarkus.datasource.owner", owner, ownersUrl.orElse(url));
        this.username = username;
        this.url = url;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.placeholders(placeholders(username, url));
    }

    /**
     * What the migrations have to be told.
     *
     * @param username the configured user of the service; the URL may name it instead
     * @param url the service's URL of the database
     */
    public static Map<String, String> placeholders(Optional<String> username, String url) {
        return Map.of("runtime_role", username.or(() -> inUrl(url)).orElse("").replace("'", "''"));
    }

    /** The driver takes the user of the URL, so the other one would be ignored without a word. */
    private static void requireOneUser(String prefix, Optional<String> username, String url) {
        var named = inUrl(url);
        Settings.require(
                named.isEmpty() || username.isEmpty() || username.equals(named),
                "%1$s.username is another user than user= in %1$s.jdbc.url, which is quarkus.datasource.jdbc.url unless it is set, and which would be taken instead; remove one of them."
                        .formatted(prefix));
    }

    private static Optional<String> inUrl(String url) {
        var found = USER_IN_URL.matcher(url);
        return found.find() ? Optional.of(URLDecoder.decode(found.group(1), UTF_8)) : Optional.empty();
    }
}

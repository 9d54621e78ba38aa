package io.orcha.platform.embedded;

import io.orcha.platform.RuntimeRole;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * The database as a command reaches it that runs without the service, beside it or instead of it: with the role that owns the
 * schema, which sees the rows of all users. Without a configured URL it is the embedded server of the data directory: the
 * one that a service runs, or one that is started until this is closed.
 */
public final class CommandDatabase implements AutoCloseable {

    private static final String OWNER_URL = "quarkus.datasource.owner.jdbc.url";
    private static final String OWNER_USERNAME = "quarkus.datasource.owner.username";
    private static final String OWNER_PASSWORD = "quarkus.datasource.owner.password";

    private static final Map<String, String> EMBEDDED_PLACEHOLDERS =
            RuntimeRole.placeholders(Optional.of(Cluster.RUNTIME), "");

    private final String url;
    private final @Nullable String username;
    private final @Nullable String password;
    private final @Nullable EmbeddedPostgres started;
    private final Map<String, String> placeholders;
    private final Thread atExit = new Thread(this::stop, "command-database-exit");

    private CommandDatabase(
            String url,
            @Nullable String username,
            @Nullable String password,
            @Nullable EmbeddedPostgres started,
            Map<String, String> placeholders) {
        this.placeholders = placeholders;
        this.url = url;
        this.username = username;
        this.password = password;
        this.started = started;
        if (started != null) {
            Runtime.getRuntime().addShutdownHook(atExit);
        }
    }

    /**
     * Finds the database that the service would use.
     *
     * @param mayCreate whether an embedded database is made when the data directory holds none
     * @throws EmbeddedPostgresException there is none, or it cannot be started
     */
    public static CommandDatabase open(boolean mayCreate) {
        var config = ConfigUtils.configBuilder().build();
        var url = text(config, OWNER_URL).or(() -> text(config, DatabaseSettings.URL));
        if (url.isPresent()) {
            var username = text(config, OWNER_USERNAME);
            return new CommandDatabase(
                    url.get(),
                    username.or(() -> text(config, DatabaseSettings.USERNAME)).orElse(null),
                    text(config, username.isPresent() ? OWNER_PASSWORD : DatabaseSettings.PASSWORD)
                            .orElse(null),
                    null,
                    RuntimeRole.placeholders(text(config, DatabaseSettings.USERNAME), url.get()));
        }
        return embedded(DatabaseSettings.of(config), mayCreate);
    }

    /** A database whose address is known. */
    public static CommandDatabase at(String url, String username, String password) {
        return new CommandDatabase(url, username, password, null, RuntimeRole.placeholders(Optional.empty(), ""));
    }

    private static CommandDatabase embedded(DatabaseSettings settings, boolean mayCreate) {
        var home = settings.dataHome().toAbsolutePath().normalize();
        try {
            var running = DataHome.running(home);
            if (running.isPresent()) {
                return new CommandDatabase(
                        Cluster.jdbcUrl(running.get().port(), Cluster.NAME),
                        Cluster.NAME,
                        running.get().password(),
                        null,
                        EMBEDDED_PLACEHOLDERS);
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The embedded PostgreSQL in " + home + " cannot be found: " + e, e);
        }
        if (!mayCreate && Files.notExists(home)) {
            throw new EmbeddedPostgresException("No database is configured, and there is none in " + home
                    + "; set quarkus.datasource.jdbc.url or orcha.data-dir");
        }
        var started = EmbeddedPostgres.start(home);
        return new CommandDatabase(
                started.jdbcUrl(), started.username(), started.password(), started, EMBEDDED_PLACEHOLDERS);
    }

    /** What the migrations have to be told, so that the service's own role gets its rights. */
    public Map<String, String> placeholders() {
        return placeholders;
    }

    /** The URL of the database. */
    public String jdbcUrl() {
        return url;
    }

    /** The role that owns the schema; null when the URL names it. */
    public @Nullable String username() {
        return username;
    }

    /** Its password, which must not be logged; null when the URL holds it, or none is needed. */
    public @Nullable String password() {
        return password;
    }

    /** Connects as the owner of the schema. What the connection tells of failures does not quote rows. */
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false");
        if (username != null) {
            properties.setProperty("user", username);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return Cluster.connect(url, properties);
    }

    @Override
    public void close() {
        stop();
        if (started != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException _) {
                // The process is ending, perhaps because of this very hook.
            }
        }
    }

    private void stop() {
        if (started != null) {
            started.close();
        }
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class);
    }
}

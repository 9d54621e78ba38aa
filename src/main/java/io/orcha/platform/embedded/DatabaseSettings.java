package io.orcha.platform.embedded;

import io.quarkus.runtime.configuration.ConfigUtils;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;

/**
 * What the configuration says about the database, read before Quarkus reads it.
 *
 * @param configured whether there is a URL, so that no server is to be started
 * @param dataHome where the embedded server keeps its data
 */
record DatabaseSettings(boolean configured, Path dataHome) {

    static final String URL = "quarkus.datasource.jdbc.url";
    static final String USERNAME = "quarkus.datasource.username";
    static final String PASSWORD = "quarkus.datasource.password";

    static final String OWNER_USERNAME = "quarkus.datasource.owner.username";
    static final String OWNER_PASSWORD = "quarkus.datasource.owner.password";

    private static final String DATA_DIR = "orcha.data-dir";

    /** Reads the same sources, in the same order and for the same profile, as Quarkus will, and leaves no trace. */
    static DatabaseSettings read() {
        return of(ConfigUtils.configBuilder().build());
    }

    static DatabaseSettings of(Config config) {
        var home = Path.of(System.getProperty("user.home"));
        var dataHome = config.getOptionalValue(DATA_DIR, String.class)
                .map(directory -> withoutTilde(directory, home))
                .orElseGet(() -> home.resolve(".orcha"));
        return new DatabaseSettings(config.getOptionalValue(URL, String.class).isPresent(), dataHome);
    }

    /** No shell has looked at a properties file. */
    private static Path withoutTilde(String directory, Path home) {
        return directory.equals("~") || directory.startsWith("~/")
                ? Path.of(home + directory.substring(1))
                : Path.of(directory);
    }
}

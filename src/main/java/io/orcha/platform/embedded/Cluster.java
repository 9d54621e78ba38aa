package io.orcha.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;

/** What is inside PostgreSQL's data directory: its version, its administrator, the service's database and user. */
final class Cluster {

    /** The name of the service's database and of the user that owns it, who is no superuser. */
    static final String NAME = "orcha";

    /** The user that the service works as: row-level security holds for it. */
    static final String RUNTIME = "orcha_app";

    /** The major version of {@code postgres-binaries.version} in the POM. */
    static final String VERSION = "18";

    private static final String ADMINISTRATOR = "postgres";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Cluster() {}

    /** Refuses data that this PostgreSQL cannot read, before anything is touched. */
    static void checkVersion(Path directory) throws IOException {
        var file = directory.resolve("PG_VERSION");
        if (Files.notExists(directory)) {
            return;
        }
        if (Files.notExists(file)) {
            throw new EmbeddedPostgresException("The directory " + directory
                    + " holds no PostgreSQL data; move it away or set orcha.data-dir to another directory");
        }
        var version = Files.readString(file).strip();
        if (!VERSION.equals(version)) {
            throw new EmbeddedPostgresException("The data in " + directory + " is of PostgreSQL " + version
                    + " and this build brings PostgreSQL " + VERSION + "; dump it with pg_dumpall of PostgreSQL "
                    + version + ", move the directory away, start again and load the dump,"
                    + " or set orcha.data-dir to another directory");
        }
    }

    /** Makes the data directory unless there is one; interrupted at any point, it leaves none. */
    static void create(DataHome home, String password, Tools tools, Launcher launcher) throws IOException {
        if (Files.exists(home.cluster())) {
            return;
        }
        var unfinished = home.unfinishedCluster();
        FileTree.delete(unfinished);
        Files.createDirectory(unfinished);
        FileTree.permit(unfinished, "rwx------");
        var passwordFile = home.path().resolve("password.initdb");
        DataHome.writePrivate(passwordFile, password);
        try {
            launcher.handOver(unfinished);
            launcher.handOver(passwordFile);
            initialize(unfinished, passwordFile, tools);
        } finally {
            Files.delete(passwordFile);
        }
        FileTree.move(unfinished, home.cluster());
    }

    private static void initialize(Path directory, Path passwordFile, Tools tools) throws IOException {
        var done = tools.run(
                PATIENCE,
                "initdb",
                "--pgdata=" + directory,
                "--username=" + ADMINISTRATOR,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The same order of texts on every machine, independent of its locales.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--set=max_connections=100",
                "--set=shared_buffers=128MB",
                "--set=timezone=UTC",
                "--set=log_timezone=UTC");
        if (!done) {
            throw new IOException("initdb failed: " + tools.lastWords());
        }
    }

    /** Makes the service's users and database unless an earlier start has. */
    static void createDatabase(int port, String password) throws IOException {
        try (var connection = connect(port, password)) {
            for (var role : List.of(NAME, RUNTIME)) {
                if (!exists(connection, "SELECT FROM pg_roles WHERE rolname = '" + role + "'")) {
                    // The password is of letters, digits, - and _ only.
                    execute(connection, "CREATE ROLE " + role + " LOGIN PASSWORD '" + password + "'");
                }
            }
            if (!exists(connection, "SELECT FROM pg_database WHERE datname = '" + NAME + "'")) {
                execute(connection, "CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Connection connect(int port, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", ADMINISTRATOR);
        properties.setProperty("password", password);
        return connect(jdbcUrl(port, "postgres"), properties);
    }

    /** Past DriverManager, which knows only the drivers of the class loader that happened to ask first. */
    static Connection connect(String url, Properties properties) throws SQLException {
        for (var driver : ServiceLoader.load(Driver.class, Cluster.class.getClassLoader())) {
            var connection = driver.connect(url, properties);
            if (connection != null) {
                return connection;
            }
        }
        throw new SQLException("The URL is not one of PostgreSQL's, or its driver is missing");
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}

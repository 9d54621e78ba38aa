package io.orcha.testing;

import io.orcha.platform.embedded.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.TimeZone;

/**
 * A real PostgreSQL for {@code @QuarkusTest} classes: {@code @QuarkusTestResource(PostgresResource.class)}. It starts once
 * per test JVM, in a temporary directory, and ends with that JVM. The tests of one application share the database; the next
 * application finds it empty.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    /** A zone with an odd offset, so that a confusion of local and universal time shows. */
    private static final String HOSTILE_ZONE = "Asia/Kathmandu";

    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";
    private static final String OWNER_USERNAME = "quarkus.datasource.owner.username";
    private static final String OWNER_PASSWORD = "quarkus.datasource.owner.password";

    /** In system properties because Quarkus loads this class once for every test profile. */
    private static final String SHARED = PostgresResource.class.getName() + ":";

    private static final String TRUNCATE_ALL = """
            DO $$
            DECLARE
                tables text;
            BEGIN
                SELECT string_agg(c.oid::regclass::text, ', ') INTO tables
                  FROM pg_class c
                 WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
                   AND c.relname <> 'flyway_schema_history';
                IF tables IS NOT NULL THEN
                    EXECUTE 'TRUNCATE ' || tables;
                END IF;
            END
            $$
            """;

    @Override
    public Map<String, String> start() {
        synchronized (Runtime.getRuntime()) {
            if (System.getProperty(SHARED + URL) == null) {
                TimeZone.setDefault(TimeZone.getTimeZone(HOSTILE_ZONE));
                var postgres = startServer();
                System.setProperty(SHARED + USERNAME, postgres.runtimeUsername());
                System.setProperty(SHARED + OWNER_USERNAME, postgres.username());
                System.setProperty(SHARED + PASSWORD, postgres.password());
                System.setProperty(SHARED + URL, postgres.jdbcUrl());
            }
        }
        empty();
        return Map.of(
                URL, System.getProperty(SHARED + URL),
                USERNAME, System.getProperty(SHARED + USERNAME),
                PASSWORD, System.getProperty(SHARED + PASSWORD),
                OWNER_USERNAME, System.getProperty(SHARED + OWNER_USERNAME),
                OWNER_PASSWORD, System.getProperty(SHARED + PASSWORD));
    }

    /** Leaves the server to the next test class. */
    @Override
    public void stop() {}

    /**
     * What tests left behind, and left to do, is not for the application of the next ones: it may have another model, and would work
     * on all of it.
     */
    private static void empty() {
        try (var connection = DriverManager.getConnection(
                        System.getProperty(SHARED + URL),
                        System.getProperty(SHARED + OWNER_USERNAME),
                        System.getProperty(SHARED + PASSWORD));
                var statement = connection.createStatement()) {
            statement.execute(TRUNCATE_ALL);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres startServer() {
        try {
            var home = Files.createTempDirectory("orcha-test-postgres");
            var postgres = EmbeddedPostgres.start(home);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                deleteAll(home);
            }));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll(Path directory) {
        try (var paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

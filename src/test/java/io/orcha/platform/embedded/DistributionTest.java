package io.orcha.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which tables the migrations distribute, and when. Citus itself is not here: its catalogue and its function are recorders, so
 * that this says what it is asked for and not that it does it.
 */
class DistributionTest {

    private static final String USER_TABLES = """
            SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'user_id' AND NOT a.attisdropped
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
            """;

    private static final String REFERENCES = """
            SELECT conrelid::regclass || ' ' || confrelid::regclass FROM pg_constraint WHERE contype = 'f'
               AND connamespace = 'public'::regnamespace
            """;

    @TempDir
    Path directory;

    private EmbeddedPostgres postgres;

    @BeforeEach
    void start() {
        postgres = EmbeddedPostgres.start(directory);
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void distributesNothingWithoutTheExtension() throws SQLException {
        assertThat(select("SELECT name FROM pg_available_extensions WHERE name = 'citus'"))
                .isEmpty();

        migrate(postgres.username());

        assertThat(select(USER_TABLES)).contains("users", "chat_messages");
        assertThat(select("SELECT relname FROM pg_class WHERE relname = 'pg_dist_partition'"))
                .isEmpty();
    }

    @Test
    void distributesEveryTableOfUsersTheReferencedFirst() throws SQLException {
        pretendCitus();

        migrate(postgres.username());

        var asked = select("SELECT logicalrelid || ' ' || colocated FROM pg_dist_partition ORDER BY position");
        assertThat(asked).first().isEqualTo("users none");
        assertThat(asked.subList(1, asked.size()))
                .allSatisfy(call -> assertThat(call).endsWith(" users"));
        var order = asked.stream().map(call -> call.split(" ", -1)[0]).toList();
        assertThat(order).containsExactlyInAnyOrderElementsOf(select(USER_TABLES));
        assertThat(select(REFERENCES)).isNotEmpty().allSatisfy(reference -> {
            var tables = reference.split(" ", -1);
            assertThat(order.indexOf(tables[1])).isNotNegative().isLessThanOrEqualTo(order.indexOf(tables[0]));
        });

        migrate(postgres.username());
        assertThat(select("SELECT count(*) FROM pg_dist_partition")).containsExactly(Integer.toString(order.size()));
    }

    @Test
    void refusesRowLevelSecurityWithCitus() throws SQLException {
        pretendCitus();

        assertThatThrownBy(() -> migrate(postgres.runtimeUsername()))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("quarkus.datasource.username");
    }

    private void migrate(String runtimeRole) {
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(), postgres.username(), postgres.password())
                .locations("classpath:db/migration", "classpath:db/citus")
                .placeholders(Map.of("runtime_role", runtimeRole))
                .load()
                .migrate();
    }

    private void pretendCitus() throws SQLException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
                    VALUES (99999, 'citus', 10, 'pg_catalog'::regnamespace, false, 'a recorder')
                    """);
        }
        try (var connection = connect(postgres.username());
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA recorder");
            statement.execute("""
                    CREATE TABLE recorder.pg_dist_partition (
                        logicalrelid regclass PRIMARY KEY, colocated text, position integer GENERATED ALWAYS AS IDENTITY)
                    """);
            statement.execute("""
                    CREATE FUNCTION recorder.create_distributed_table(name text, key text, colocate_with text) RETURNS void
                        LANGUAGE sql AS 'INSERT INTO recorder.pg_dist_partition VALUES (name::regclass, colocate_with)'
                    """);
            statement.execute("ALTER ROLE orcha SET search_path = public, recorder");
        }
    }

    private List<String> select(String sql) throws SQLException {
        try (var connection = connect(postgres.username());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private Connection connect(String user) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), user, postgres.password());
    }
}

package io.orcha.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the migrations make of the data of an installation that was there before. */
class UpgradeTest {

    private static final String DATA = """
            INSERT INTO users (user_id, created_at) VALUES ('anna', now()), ('ben', now()), ('carl', now());

            INSERT INTO chat_sessions (user_id, id, title, message_count, created_at, last_activity_at)
            VALUES ('anna', '00000000-0000-7000-8000-000000000001', 'x', 2, now(), now());

            INSERT INTO chat_messages (user_id, id, session_id, role, content, to_learn, created_at)
            SELECT 'anna', ('00000000-0000-7000-8000-00000000001' || n)::uuid, '00000000-0000-7000-8000-000000000001', 'user', 'I moved.',
                   false, timestamptz '2024-05-03 10:00:00Z' + n * interval '1 day'
              FROM generate_series(0, 1) AS said (n);

            INSERT INTO long_term_memories
                   (user_id, id, text, text_hash, kind, importance, confidence, message_ids, origin, scope, created_at, updated_at, revision)
            VALUES ('anna', '00000000-0000-7000-8000-000000000021', 'Moved.', 1, 'event', 0.5, 0.5,
                    ARRAY['00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000010']::uuid[], 'learned', 'shared',
                    now(), now(), 1),
                   ('ben', '00000000-0000-7000-8000-000000000022', 'Has a cat.', 2, 'fact', 0.5, 0.5, '{}', 'written', 'shared', now(), now(), 1),
                   ('carl', '00000000-0000-7000-8000-000000000023', 'Has a dog.', 3, 'fact', 0.5, 0.5, '{}', 'written', 'butler', now(), now(), 1);

            INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            VALUES ('recall-learn', 'ben', timestamptz '2024-05-03 10:00:00Z', false, 7);
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
    void givesMemoriesFromBeforeTheKnowledgeGraphTheirDayAndHasTheirFactsRead() throws SQLException {
        migrate("11");
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(DATA);
        }

        migrate("latest");

        assertThat(
                        select(
                                "SELECT user_id || ' ' || COALESCE((said_at AT TIME ZONE 'UTC')::date::text, 'unknown') FROM long_term_memories"))
                .containsExactlyInAnyOrder("anna 2024-05-03", "ben unknown", "carl unknown");
        assertThat(select("SELECT user_id || ' ' || source_id FROM recall_tasks WHERE task = 'read'"))
                .containsExactlyInAnyOrder(
                        "anna 00000000-0000-7000-8000-000000000021", "ben 00000000-0000-7000-8000-000000000022");
        assertThat(
                        select(
                                "SELECT task_instance || ' ' || COALESCE(priority::text, 'none') FROM scheduled_tasks WHERE task_name = 'recall-learn'"))
                .containsExactlyInAnyOrder("anna -1", "ben none");
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(), postgres.username(), postgres.password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("runtime_role", postgres.runtimeUsername()))
                .target(target)
                .load()
                .migrate();
    }

    private List<String> select(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }
}

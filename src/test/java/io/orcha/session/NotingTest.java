package io.orcha.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.WithoutWorkers;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** All that recall may find of a user is noted at once, in a time that grows with the messages and not with their square. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WithoutWorkers.class)
class NotingTest {

    private static final int REPLIES = 5_000;

    /** An entry in each of two indexes and the table takes some; a look at half of the session for each reply takes a hundred. */
    private static final int BLOCKS_PER_MESSAGE = 20;

    private static final String USERS = "(SELECT ?::text AS user_id) AS imported";

    private static final String MESSAGES = """
            INSERT INTO chat_messages (user_id, id, session_id, role, content, to_learn, created_at)
            SELECT s.user_id, lpad(to_hex(n), 32, '0')::uuid, s.id, %s, 'Said.', %s, now()
              FROM chat_sessions s CROSS JOIN generate_series(1, %d) AS n
             WHERE s.user_id = ?
            """;

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    private final String user = UUID.randomUUID().toString();

    @Test
    void looksAtEachReplyOnce() throws SQLException, JsonProcessingException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            begin(connection);
            execute(connection, MESSAGES.formatted("'assistant'", "NULL::boolean", REPLIES));

            var plan = select(connection, "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + RecallTasks.noteAll(USERS))
                    .getFirst();
            connection.rollback();

            assertThat(new ObjectMapper()
                            .readTree(plan)
                            .at("/0/Plan/Shared Hit Blocks")
                            .asInt())
                    .as(plan)
                    .isBetween(1, BLOCKS_PER_MESSAGE * REPLIES);
        }
    }

    @Test
    void notesWhatMayBeRecalled() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            begin(connection);
            execute(
                    connection,
                    MESSAGES.formatted(
                            "(ARRAY['assistant', 'user', 'assistant', 'system', 'user', 'user', 'assistant'])[n * n % 23 % 7 + 1]",
                            "CASE n % 3 WHEN 0 THEN true WHEN 1 THEN false END", 400));
            var recallable = select(
                    connection,
                    "SELECT m.id::text FROM chat_messages m WHERE m.user_id = ? AND (%s) ORDER BY m.id"
                            .formatted(RecallTasks.RECALLABLE));

            execute(connection, RecallTasks.noteAll(USERS));
            var noted =
                    select(connection, "SELECT source_id::text FROM recall_tasks WHERE user_id = ? ORDER BY source_id");
            connection.rollback();

            assertThat(noted).isEqualTo(recallable).hasSizeBetween(100, 300);
        }
    }

    private void begin(Connection connection) throws SQLException {
        execute(connection, "INSERT INTO users (user_id, created_at) VALUES (?, now())");
        execute(connection, """
                INSERT INTO chat_sessions (user_id, id, title, message_count, created_at, last_activity_at)
                VALUES (?, gen_random_uuid(), 'A session', 0, now(), now())
                """);
    }

    private void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, user);
            statement.execute();
        }
    }

    private List<String> select(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, user);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }
}

package io.orcha.testing;

import static org.awaitility.Awaitility.await;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;

/** The roll-up jobs in the database, as a test looks at them and changes them. */
public final class RollUpJobs {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataSource dataSource;

    /** One job's row. */
    public record Row(Instant due, boolean picked, int failures) {

        private static Row of(ResultSet row) throws SQLException {
            return new Row(row.getObject(1, OffsetDateTime.class).toInstant(), row.getBoolean(2), row.getInt(3));
        }
    }

    private RollUpJobs(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public static RollUpJobs in(DataSource dataSource) {
        return new RollUpJobs(dataSource);
    }

    /** The job of a user. */
    public Optional<Row> find(String user) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        SELECT execution_time, picked, consecutive_failures
                          FROM scheduled_tasks WHERE task_name = 'roll-up' AND task_instance = ?
                        """)) {
            statement.setString(1, user);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(Row.of(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until a user has no job any more, because everything was learned. */
    public void awaitDone(String user) {
        await("roll-up").atMost(PATIENCE).until(() -> find(user).isEmpty());
    }

    /** Waits until nobody has a job any more, other than dead ones. */
    public void awaitNone() {
        await("all roll-ups").atMost(PATIENCE).until(() -> count() == 0);
    }

    /** Changes a user's job: an assignment of columns, in SQL. */
    public void set(String user, String assignments) {
        execute("UPDATE scheduled_tasks SET %s WHERE task_instance = ?".formatted(assignments), user);
    }

    /** Runs a statement without parameters. */
    public void execute(String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a statement with one parameter, the user. */
    public void execute(String sql, String user) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, user);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int count() {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT count(*) FROM scheduled_tasks
                         WHERE task_name = 'roll-up' AND execution_time < '9000-01-01'
                        """)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

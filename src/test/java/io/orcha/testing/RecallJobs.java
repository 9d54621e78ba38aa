package io.orcha.testing;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** What recall has to do in the background, as a test waits for it. */
public final class RecallJobs {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataSource owner;

    private RecallJobs(DataSource owner) {
        this.owner = owner;
    }

    /** Of the data source of the schema's owner, who sees the rows of all users. */
    public static RecallJobs in(DataSource owner) {
        return new RecallJobs(owner);
    }

    /** Waits until everything that a user said is indexed and learned from. */
    public void awaitDone(String user) {
        await("recall").atMost(PATIENCE).until(() -> tasks(user) == 0);
    }

    /** How many tasks of a user wait. */
    public long tasks(String user) {
        return count("SELECT count(*) FROM recall_tasks WHERE user_id = ?", user);
    }

    /** The result of a query that counts something of a user's. */
    public long count(String sql, String user) {
        try (var connection = owner.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, user);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

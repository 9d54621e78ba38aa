package io.orcha.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Long-term memories that are learned from messages, as a test begins and awaits it. */
public final class LearnedFrom {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataSource dataSource;

    private LearnedFrom(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public static LearnedFrom in(DataSource dataSource) {
        return new LearnedFrom(dataSource);
    }

    /** Has memories learned from all that a user said so far and that may be learned from. */
    public void all(String user) {
        execute("""
                INSERT INTO recall_tasks (user_id, task, source_id)
                SELECT user_id, 'learn', id FROM chat_messages
                 WHERE user_id = ? AND role = 'user' AND to_learn IS NOT NULL
                    ON CONFLICT DO NOTHING
                """, user);
        start(user);
    }

    /** Has the job of a user run. */
    public void start(String user) {
        execute("""
                INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                VALUES ('recall-learn', ?, now(), false, 1)
                    ON CONFLICT (task_name, task_instance) DO UPDATE SET execution_time = now()
                """, user);
    }

    /** Waits until everything that a user said is learned from. */
    public void awaitDone(String user) {
        RecallJobs.in(dataSource).awaitDone(user);
    }

    /** Waits until messages of a user wait to be learned from, and nobody learns from them until {@link #resume}. */
    public void pauseWith(String user, Runnable says) {
        given().post("/api/v1/operations/jobs/recall-learn/pause").then().statusCode(200);
        says.run();
        await("indexing").atMost(PATIENCE).until(() -> !waiting(user).isEmpty());
    }

    /** Lets learning go on. */
    public void resume() {
        given().post("/api/v1/operations/jobs/recall-learn/resume").then().statusCode(200);
    }

    /** The ids of the messages that are yet to be learned from. */
    public List<String> waiting(String user) {
        return select(
                "SELECT source_id FROM recall_tasks WHERE user_id = ? AND task = 'learn' ORDER BY source_id", user);
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

    /** The first column of a query with one parameter, the user. */
    public List<String> select(String sql, String user) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, user);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

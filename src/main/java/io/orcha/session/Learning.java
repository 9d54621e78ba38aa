package io.orcha.session;

import static io.orcha.platform.Settings.positive;

import io.orcha.platform.Statements;
import io.orcha.platform.jobs.JobSql;
import io.orcha.user.UserId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * When the memory shall learn from messages. Who stores messages schedules a job with them, in one transaction; what the job
 * does is not known here.
 */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
public class Learning {

    /** The name of the job that learns from a user's messages; its instance is the user's id. */
    public static final String JOB = "roll-up";

    private static final int LATEST_IN_IDLE_TIMES = 10;

    /** So few rows of the partial index are read, however many messages wait, because with so many the job is due. */
    private static final String WAITING = """
            SELECT content, created_at FROM chat_messages WHERE user_id = ? AND to_learn ORDER BY id LIMIT %d
            """;

    /** Of waiting messages: how many, of how many bytes, and the times of the first and the last. */
    private static final String DUE = """
            CASE WHEN messages >= %1$d OR bytes >= %2$d THEN latest
                 ELSE LEAST(latest + %3$d * interval '1 millisecond', earliest + %4$d * interval '1 millisecond') END
            """;

    private static final String SCHEDULE = """
            waiting AS (
              SELECT count(*) AS messages, COALESCE(sum(octet_length(said.content)), 0) AS bytes, min(said.created_at) AS earliest
                FROM message CROSS JOIN (%s) AS said
            ), job AS (
              %s
            )
            """;

    private static final String WANTED = """
            SELECT '%s' AS name, user_id AS instance, %s AS due
              FROM (SELECT message.user_id, message.created_at AS latest, waiting.earliest,
                           waiting.messages + message.messages AS messages, waiting.bytes + message.bytes AS bytes
                      FROM message CROSS JOIN waiting
                     WHERE message.to_learn) AS said
            """;

    private static final String NEXT = """
            SELECT %s
              FROM (SELECT count(*) AS messages, sum(octet_length(content)) AS bytes,
                           min(created_at) AS earliest, max(created_at) AS latest
                      FROM (%s) AS said) AS waiting
             WHERE messages > 0
            """;

    private final String schedule;
    private final String next;

    Learning(LearningConfig config) {
        long idle = positive("orcha.learning.idle", config.idle()).toMillis();
        int messages = positive("orcha.learning.messages", config.messages());
        long bytes = 4L * positive("orcha.learning.tokens", config.tokens());
        var due = DUE.formatted(messages, bytes, idle, LATEST_IN_IDLE_TIMES * idle);
        this.schedule = SCHEDULE.formatted(WAITING.formatted(messages), JobSql.schedule(WANTED.formatted(JOB, due)));
        this.next = NEXT.formatted(due, WAITING.formatted(messages));
    }

    /**
     * Common table expressions that schedule the learning, for the statement that stores a message. They expect one named
     * {@code message} with at most one row of {@code user_id}, {@code messages} and {@code bytes} (what is stored), {@code
     * to_learn} and {@code created_at}, and offer {@code waiting}, with the number of {@code messages} that waited before. Their one
     * parameter is the user's id.
     */
    String schedule() {
        return schedule;
    }

    /**
     * A statement that schedules, now, the learning of users who have something to learn from and no job for it.
     *
     * @param users a table with their {@code user_id}
     */
    public static String scheduleFor(String users) {
        return JobSql.scheduleOnce("""
                SELECT DISTINCT '%s' AS name, user_id AS instance, now() AS due
                  FROM chat_messages
                 WHERE to_learn AND user_id IN (SELECT user_id FROM %s)
                """.formatted(JOB, users));
    }

    /** When the memory shall learn from what waits now; empty when nothing waits. */
    public Optional<Instant> nextDue(Statements statements, UserId user) {
        return statements
                .forUser(user.value())
                .queryOne(row -> row.getObject(1, OffsetDateTime.class).toInstant(), next, user.value());
    }
}

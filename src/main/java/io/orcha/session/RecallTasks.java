package io.orcha.session;

import io.orcha.platform.jobs.JobSql;

/**
 * What recall has to do with messages. Who stores messages notes it with them, in one transaction; how they are found again is
 * not known here. Only what the memory may learn from is recalled elsewhere: what the user said in other turns, and what was
 * replied to it, is not.
 */
public final class RecallTasks {

    /** The name of the job that makes a user's messages findable; its instance is the user's id. */
    public static final String JOB = "recall-index";

    /** Of {@code chat_messages m}, whether recall may find it. */
    public static final String RECALLABLE = """
            CASE m.role
              WHEN 'user' THEN m.to_learn IS NOT NULL
              WHEN 'assistant' THEN COALESCE(
                (SELECT said.to_learn IS NOT NULL
                   FROM chat_messages said
                  WHERE said.user_id = m.user_id AND said.session_id = m.session_id AND said.role = 'user' AND said.id < m.id
                  ORDER BY said.id DESC
                  LIMIT 1), true)
              ELSE false
            END
            """;

    private static final String NOTE =
            "INSERT INTO recall_tasks (user_id, task, source_id, learn) SELECT user_id, 'index', id, true FROM %s";

    private static final String JOB_OF = """
            SELECT DISTINCT '%s' AS name, user_id AS instance, %s AS due FROM %s
            """;

    private RecallTasks() {}

    /**
     * Common table expressions for the statement that stores a message. They expect one named {@code message} with the message's
     * {@code user_id}, {@code id} and {@code created_at}, and offer nothing.
     *
     * @param condition of {@code message}, whether recall may find it
     */
    static String noting(String condition) {
        return """
                recallable AS (
                  SELECT user_id, id, created_at FROM message WHERE %s
                ), recall_task AS (
                  %s
                ), recall_job AS (
                  %s
                )
                """.formatted(
                        condition,
                        NOTE.formatted("recallable"),
                        JobSql.schedule(JOB_OF.formatted(JOB, "created_at", "recallable")));
    }

    /**
     * A statement that notes messages.
     *
     * @param messages a table with their {@code user_id} and {@code id}
     */
    static String note(String messages) {
        return NOTE.formatted(messages);
    }

    /**
     * A statement that notes all messages of users that recall may find, none of them to be learned from. It goes through a session
     * once, however many replies there are to what the user said.
     *
     * @param users a table with their {@code user_id}
     */
    public static String noteAll(String users) {
        return """
                INSERT INTO recall_tasks (user_id, task, source_id)
                SELECT user_id, 'index', id
                  FROM (SELECT user_id, id, role,
                               turn = 0 OR bool_or(role = 'user' AND to_learn IS NOT NULL)
                                             OVER (PARTITION BY user_id, session_id, turn) AS is_recallable
                          FROM (SELECT user_id, session_id, id, role, to_learn,
                                       count(*) FILTER (WHERE role = 'user')
                                         OVER (PARTITION BY user_id, session_id ORDER BY id) AS turn
                                  FROM chat_messages
                                 WHERE user_id IN (SELECT user_id FROM %s)) AS numbered) AS m
                 WHERE role IN ('user', 'assistant') AND is_recallable
                    ON CONFLICT DO NOTHING
                """.formatted(users);
    }

    /**
     * A statement that schedules, now, the job of users.
     *
     * @param users a table with their {@code user_id}
     */
    public static String scheduleFor(String users) {
        return JobSql.schedule(JOB_OF.formatted(JOB, "now()", users));
    }
}

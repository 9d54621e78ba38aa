-- db-scheduler's own table: the one that is no user's. A row names a user (task_instance), holds no text, and goes with
-- the user, whose deletion removes it. Its recommended index for priorities is left out: no job has one.
CREATE TABLE scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX scheduled_tasks_by_time ON scheduled_tasks (execution_time);

CREATE INDEX scheduled_tasks_by_heartbeat ON scheduled_tasks (last_heartbeat);

-- What was said before there were jobs.
INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
SELECT 'roll-up', user_id, now(), false, 1 FROM chat_messages WHERE to_learn GROUP BY user_id;

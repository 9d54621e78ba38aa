-- consent is null while the user has said nothing. A user who was erased leaves the row behind, without settings: erasures
-- counts the lives that the id has had, so that what began in one does not end in the next.
ALTER TABLE users
    ADD COLUMN consent   boolean,
    ADD COLUMN erased_at timestamptz,
    ADD COLUMN erasures  bigint NOT NULL DEFAULT 0;

CREATE INDEX users_erased ON users (erased_at) WHERE erased_at IS NOT NULL;

-- What users agreed to or took back, and which text they were shown.
CREATE TABLE user_consents (
    user_id      text        NOT NULL REFERENCES users ON DELETE CASCADE,
    id           uuid        NOT NULL,
    granted      boolean     NOT NULL,
    text_version text        NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (user_id, id)
);

-- Who did what to whose data, never what the data were. It refers to no user's row, because it outlives an erasure.
CREATE TABLE audit_events (
    user_id     text        NOT NULL,
    id          uuid        NOT NULL,
    action      text        NOT NULL,
    -- anonymous, user:<id> or key:<id>
    actor       text        NOT NULL,
    -- a JSON object of numbers, times and names of the service's own
    detail      text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, id)
);

CREATE INDEX audit_events_by_age ON audit_events (occurred_at);

-- A user may be called "all"; nobody can be called "*".
UPDATE scheduled_tasks SET task_instance = '*' WHERE task_name = 'housekeeping' AND task_instance = 'all';

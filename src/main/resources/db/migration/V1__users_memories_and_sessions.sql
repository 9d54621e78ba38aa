-- Every table belongs to a user and has user_id in its primary key and foreign keys: a user's rows stay together,
-- erasing a user is one cascade, and the schema can be distributed by user_id.

CREATE TABLE users (
    user_id    text        PRIMARY KEY,
    created_at timestamptz NOT NULL
);

-- One row per user. content is null after the memory was deleted: the row then keeps counting versions.
CREATE TABLE user_memories (
    user_id    text        PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    content    text,
    version    bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE TABLE chat_sessions (
    user_id          text        NOT NULL REFERENCES users ON DELETE CASCADE,
    id               uuid        NOT NULL,
    title            text        NOT NULL,
    message_count    integer     NOT NULL,
    created_at       timestamptz NOT NULL,
    last_activity_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, id)
);

CREATE INDEX chat_sessions_by_activity ON chat_sessions (user_id, last_activity_at DESC, id DESC);

-- Ids are UUIDv7: within a session their order is the order in which the messages were said.
CREATE TABLE chat_messages (
    user_id    text        NOT NULL,
    id         uuid        NOT NULL,
    session_id uuid        NOT NULL,
    role       text        NOT NULL CHECK (role IN ('user', 'assistant', 'system')),
    content    text        NOT NULL,
    -- Whether the memory has yet to learn from this message. It is a mark on each message rather than a "rolled up
    -- through" position, because messages are not committed in the order of their ids.
    to_learn   boolean     NOT NULL,
    -- whether the reply was cut short because the client hung up or the model failed
    partial    boolean     NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, id),
    FOREIGN KEY (user_id, session_id) REFERENCES chat_sessions (user_id, id) ON DELETE CASCADE
);

CREATE INDEX chat_messages_by_session ON chat_messages (user_id, session_id, id);

CREATE INDEX chat_messages_to_learn ON chat_messages (user_id, id) WHERE to_learn;

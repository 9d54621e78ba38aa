-- The device on which a session was begun, as the client names it, and who spoke, when the role alone does not say it: a name.
ALTER TABLE chat_sessions ADD COLUMN device_id text;

ALTER TABLE chat_messages ADD COLUMN speaker text;

CREATE INDEX chat_sessions_by_device ON chat_sessions (user_id, device_id, last_activity_at DESC, id DESC)
    WHERE device_id IS NOT NULL;

-- Statements about the user that outlive their conversations. They are learned from what the user said, or written by them.
CREATE TABLE long_term_memories (
    user_id          text        NOT NULL REFERENCES users ON DELETE CASCADE,
    id               uuid        NOT NULL,
    text             text        NOT NULL,
    -- a digest of its words, by which the same text is found again
    text_hash        bigint      NOT NULL,
    kind             text        NOT NULL CHECK (kind IN (
                                     'identity', 'relationship', 'work', 'place', 'preference', 'possession', 'event', 'plan',
                                     'health', 'instruction', 'fact')),
    importance       real        NOT NULL CHECK (importance BETWEEN 0 AND 1),
    confidence       real        NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    -- The time in which it held in the world; null is unknown at the beginning, and not over at the end.
    valid_from       timestamptz,
    valid_to         timestamptz,
    -- the memory that took its place
    superseded_by    uuid,
    -- the messages that said it; empty when the user wrote it
    message_ids      uuid[]      NOT NULL,
    -- 'learned' from messages, 'written' by the user or a client, or 'imported'
    origin           text        NOT NULL CHECK (origin IN ('learned', 'written', 'imported')),
    model            text,
    -- 'shared' between all assistants of the user, or the name of the one that it belongs to
    scope            text        NOT NULL DEFAULT 'shared',
    pinned           boolean     NOT NULL DEFAULT false,
    -- The user does not want it mentioned.
    suppressed       boolean     NOT NULL DEFAULT false,
    -- since when it is kept without being recalled, because it was old, unimportant and never recalled
    archived_at      timestamptz,
    access_count     bigint      NOT NULL DEFAULT 0,
    last_accessed_at timestamptz,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    -- What follows is derived from the text: digests of its words, and its vector in bytes (io.orcha.recall.index).
    terms            bytea,
    embedding        bytea,
    embedding_model  text,
    -- the state of the user's index that this row came or changed with
    revision         bigint      NOT NULL,
    PRIMARY KEY (user_id, id)
);

CREATE INDEX long_term_memories_by_revision ON long_term_memories (user_id, revision);

CREATE INDEX long_term_memories_by_creation ON long_term_memories (user_id, created_at DESC, id DESC);

CREATE INDEX long_term_memories_by_text ON long_term_memories (user_id, text_hash);

-- What the housekeeping may archive, and delete, without going through everybody's memories.
CREATE INDEX long_term_memories_unrecalled ON long_term_memories (importance, created_at)
    WHERE origin = 'learned' AND NOT pinned AND access_count = 0 AND archived_at IS NULL;

CREATE INDEX long_term_memories_archived ON long_term_memories (archived_at) WHERE archived_at IS NOT NULL;

-- What recall finds a message by. Long messages have several passages. It is derived from the message and goes with it; who
-- speaks where and when is repeated here, so that an index is loaded without touching the messages.
CREATE TABLE message_passages (
    user_id         text        NOT NULL,
    message_id      uuid        NOT NULL,
    passage         smallint    NOT NULL,
    session_id      uuid        NOT NULL,
    role            text        NOT NULL,
    speaker         text,
    said_at         timestamptz NOT NULL,
    terms           bytea       NOT NULL,
    -- null until it is computed: a number a byte, the vector's direction
    embedding       bytea,
    -- the vector's length: 1, or less for the mean of a long message's passages, which do not all say the same
    weight          real        NOT NULL DEFAULT 1,
    embedding_model text,
    revision        bigint      NOT NULL,
    PRIMARY KEY (user_id, message_id, passage),
    FOREIGN KEY (user_id, message_id) REFERENCES chat_messages (user_id, id) ON DELETE CASCADE
);

CREATE INDEX message_passages_by_revision ON message_passages (user_id, revision);

-- Of each user's index: the number of changes, which whoever changes it counts up under the lock of this row, so that who has
-- seen revision n has seen everything up to n; and how often something was taken out of it, after which copies begin anew.
CREATE TABLE recall_indexes (
    user_id  text   PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    revision bigint NOT NULL,
    removals bigint NOT NULL
);

-- What has to be done with a message or a long-term memory: 'index' gives it its words and its vector, 'learn' finds what is
-- worth remembering in it.
CREATE TABLE recall_tasks (
    user_id   text NOT NULL REFERENCES users ON DELETE CASCADE,
    task      text NOT NULL CHECK (task IN ('index', 'learn')),
    source_id uuid NOT NULL,
    -- of 'index', whether a message is to be learned from when it can be found: it is new
    learn     boolean NOT NULL DEFAULT false,
    -- of 'index', whether it has its words already, and waits for its vectors alone
    has_words boolean NOT NULL DEFAULT false,
    PRIMARY KEY (user_id, task, source_id)
);

-- What was said before there was recall: what the memory may learn from, and the replies to it. What users said there is learned
-- from once it is indexed.
INSERT INTO recall_tasks (user_id, task, source_id, learn)
SELECT m.user_id, 'index', m.id, m.role = 'user'
  FROM chat_messages m
 WHERE CASE m.role
         WHEN 'user' THEN m.to_learn IS NOT NULL
         WHEN 'assistant' THEN COALESCE(
           (SELECT said.to_learn IS NOT NULL
              FROM chat_messages said
             WHERE said.user_id = m.user_id AND said.session_id = m.session_id AND said.role = 'user' AND said.id < m.id
             ORDER BY said.id DESC
             LIMIT 1), true)
         ELSE false
       END;

INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
SELECT 'recall-index', user_id, now(), false, 1 FROM recall_tasks WHERE task = 'index' GROUP BY user_id;

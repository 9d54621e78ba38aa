-- Who and what a user's life consists of. Entities are found in what the user said, or written by them; the user is none of them.
CREATE TABLE memory_entities (
    user_id         text        NOT NULL REFERENCES users ON DELETE CASCADE,
    id              uuid        NOT NULL,
    -- what it is called most fully; false of `named` is something called by what it is: "sister", "blue sofa"
    name            text        NOT NULL,
    named           boolean     NOT NULL,
    -- an open set: person, animal, place, organisation, product, event, topic, condition, …
    kind            text        NOT NULL,
    -- 'learned', or 'written' once its owner has said what it is called or what it is, which no rule changes any more
    origin          text        NOT NULL CHECK (origin IN ('learned', 'written')),
    -- The one that it is really; names and relations stay where they were found, so that this can be undone.
    merged_into     uuid,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    -- of what describes it (io.orcha.graph.EntityText); null until it is computed
    embedding       bytea,
    embedding_model text,
    -- the state of the user's index that this row came or changed with
    revision        bigint      NOT NULL,
    PRIMARY KEY (user_id, id)
);

CREATE INDEX memory_entities_by_revision ON memory_entities (user_id, revision);

CREATE INDEX memory_entities_merged ON memory_entities (user_id, merged_into) WHERE merged_into IS NOT NULL;


-- All that an entity is called. A name that nobody wrote goes with the last message that calls the entity so.
CREATE TABLE memory_entity_names (
    user_id   text    NOT NULL,
    entity_id uuid    NOT NULL,
    -- the name as names are compared: without case, punctuation and a leading article
    name_key  text    COLLATE "C" NOT NULL,
    name      text    NOT NULL,
    written   boolean NOT NULL,
    PRIMARY KEY (user_id, entity_id, name_key),
    FOREIGN KEY (user_id, entity_id) REFERENCES memory_entities (user_id, id) ON DELETE CASCADE
);

CREATE INDEX memory_entity_names_by_key ON memory_entity_names (user_id, name_key);

CREATE TABLE memory_entity_mentions (
    user_id    text NOT NULL,
    entity_id  uuid NOT NULL,
    name_key   text COLLATE "C" NOT NULL,
    -- a message; or the long-term memory, where no message says what was read from it
    message_id uuid NOT NULL,
    PRIMARY KEY (user_id, entity_id, name_key, message_id),
    FOREIGN KEY (user_id, entity_id, name_key) REFERENCES memory_entity_names (user_id, entity_id, name_key) ON DELETE CASCADE
);

CREATE INDEX memory_entity_mentions_by_message ON memory_entity_mentions (user_id, message_id);

-- How things relate, with two times: when it holds in the world, and since and until when it is what we know. A row that changes
-- keeps its id; what it was before stays as a row of its own that is superseded.
CREATE TABLE memory_relations (
    user_id       text        NOT NULL REFERENCES users ON DELETE CASCADE,
    id            uuid        NOT NULL,
    -- null is the user
    subject_id    uuid,
    predicate     text        NOT NULL,
    -- an entity; or a value, which makes it an attribute; the user when both are null
    object_id     uuid,
    value         text,
    -- how much it is repeated and meant, 0 to 1
    strength      real        NOT NULL CHECK (strength BETWEEN 0 AND 1),
    confidence    real        NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    -- null is unknown at the beginning, and not over at the end
    valid_from    timestamptz,
    valid_to      timestamptz,
    recorded_at   timestamptz NOT NULL,
    superseded_at timestamptz,
    -- the row that says what is known instead; null when it was taken back
    superseded_by uuid,
    -- the messages that say it, and the long-term memories that were learned with it; both empty when its owner wrote it
    message_ids   uuid[]      NOT NULL,
    memory_ids    uuid[]      NOT NULL,
    origin        text        NOT NULL CHECK (origin IN ('learned', 'written')),
    model         text,
    revision      bigint      NOT NULL,
    PRIMARY KEY (user_id, id),
    FOREIGN KEY (user_id, subject_id) REFERENCES memory_entities (user_id, id) ON DELETE CASCADE,
    FOREIGN KEY (user_id, object_id) REFERENCES memory_entities (user_id, id) ON DELETE CASCADE,
    CHECK (object_id IS NULL OR value IS NULL),
    CHECK (subject_id IS NOT NULL OR object_id IS NOT NULL OR value IS NOT NULL)
);

CREATE INDEX memory_relations_by_revision ON memory_relations (user_id, revision);

CREATE INDEX memory_relations_by_subject ON memory_relations (user_id, subject_id, predicate);

CREATE INDEX memory_relations_by_object ON memory_relations (user_id, object_id);

-- What a session was about, written when it has come to rest.
CREATE TABLE conversation_summaries (
    user_id         text        NOT NULL,
    session_id      uuid        NOT NULL,
    summary         text        NOT NULL,
    -- the last message that it knows of
    through         uuid        NOT NULL,
    message_count   integer     NOT NULL,
    model           text        NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    -- null until it is computed
    embedding       bytea,
    embedding_model text,
    PRIMARY KEY (user_id, session_id),
    FOREIGN KEY (user_id, session_id) REFERENCES chat_sessions (user_id, id) ON DELETE CASCADE
);

-- Jobs with a priority are work on many users' data that nobody waits for, such as embedding all of it again: they come after the others.
DROP INDEX scheduled_tasks_by_time;

CREATE INDEX scheduled_tasks_by_time ON scheduled_tasks (execution_time) WHERE priority IS NULL;

CREATE INDEX scheduled_tasks_behind ON scheduled_tasks (execution_time) WHERE priority IS NOT NULL;

-- When a message said it first; null when none has. With it a memory has its day also when it was learned long after it was said, and
-- when the message is gone.
ALTER TABLE long_term_memories ADD COLUMN said_at timestamptz;

UPDATE long_term_memories AS l
   SET said_at = said.first
  FROM (SELECT o.user_id, o.id, min(m.created_at) AS first
          FROM long_term_memories AS o
         CROSS JOIN unnest(o.message_ids) AS source (id)
          JOIN chat_messages AS m ON m.user_id = o.user_id AND m.id = source.id
         GROUP BY o.user_id, o.id) AS said
 WHERE l.user_id = said.user_id AND l.id = said.id;

-- 'read' finds the facts in a long-term memory that came without: a person wrote it, worded it anew or let it in.
ALTER TABLE recall_tasks DROP CONSTRAINT recall_tasks_task_check;

ALTER TABLE recall_tasks ADD CONSTRAINT recall_tasks_task_check CHECK (task IN ('index', 'learn', 'read'));

-- Those that were learned before there was a graph come without as well.
INSERT INTO recall_tasks (user_id, task, source_id) SELECT user_id, 'read', id FROM long_term_memories WHERE scope = 'shared';

INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
SELECT DISTINCT 'recall-learn', user_id, now(), false, 1, -1 FROM recall_tasks WHERE task = 'read'
    ON CONFLICT DO NOTHING;

-- What the user said last before a reply (io.orcha.session.RecallTasks): in a session of many replies all that is between was read for each.
CREATE INDEX chat_messages_of_user ON chat_messages (user_id, session_id, id) WHERE role = 'user';

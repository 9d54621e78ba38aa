-- Every change of a memory is a version. The versions of a user form a hash chain:
--   digest = sha256(salt || content and changes)           the text, committed to without revealing it
--   seal   = sha256(digest || who, why, how)               everything that is known before the row is locked
--   hash   = sha256(hash of the version before || seal || number and time)
-- Redacting a text drops its salt, so that the digest that stays in the chain says nothing about the text.

CREATE FUNCTION memory_hash(previous bytea, seal bytea, version bigint, at timestamptz) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN sha256(previous || seal || convert_to(
        version::text || ':' || (extract(epoch FROM at) * 1000000)::bigint::text, 'UTF8'));

-- What an ETag carries: the version's number, and enough of its hash to tell it from one of an erased life of the user.
CREATE FUNCTION memory_tag(version bigint, hash bytea) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN version::text || '-' || encode(substring(hash FOR 6), 'hex');

ALTER TABLE user_memories
    ADD COLUMN seal          bytea NOT NULL DEFAULT '',
    ADD COLUMN previous_hash bytea NOT NULL DEFAULT '',
    ADD COLUMN hash          bytea NOT NULL DEFAULT '',
    -- The last version that is no longer kept, because it was one too many or too old, and its hash: there the kept chain begins.
    ADD COLUMN pruned_version bigint NOT NULL DEFAULT 0,
    ADD COLUMN pruned_hash    bytea  NOT NULL DEFAULT '';

CREATE TABLE user_memory_versions (
    user_id         text        NOT NULL REFERENCES users ON DELETE CASCADE,
    version         bigint      NOT NULL,
    -- null: the memory was deleted with this version, or its text was redacted since
    content         text,
    author          text        NOT NULL CHECK (author IN ('client', 'roll_up', 'user_edit', 'restore', 'import')),
    -- a sentence of the service's own, never a user's words
    reason          text        NOT NULL,
    -- a JSON array of what went and why; it quotes the memory, so it is redacted with it
    changes         text        NOT NULL,
    model           text,
    prompt_version  text,
    base_version    bigint,
    -- a JSON array of the versions that this one redacted, each with the digest of what remained
    redactions      text        NOT NULL,
    salt            bytea,
    digest          bytea       NOT NULL,
    -- of what remained after the latest redaction
    redacted_salt   bytea,
    redacted_at     timestamptz,
    previous_hash   bytea       NOT NULL,
    hash            bytea       NOT NULL,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (user_id, version)
);

CREATE INDEX user_memory_versions_by_age ON user_memory_versions (created_at);

-- Memories from before versions begin their history with what they are now.
WITH salted AS (
    SELECT user_id, content, version, updated_at, uuid_send(gen_random_uuid()) AS salt FROM user_memories
), digested AS (
    SELECT *, sha256(salt || convert_to(CASE WHEN content IS NULL THEN '0' ELSE '1' || content END || E'\x1f[]', 'UTF8')) AS digest
      FROM salted
), sealed AS (
    SELECT *, sha256(digest || convert_to(
        user_id || E'\x1fimport\x1fkept from before versions were recorded\x1f\x1f\x1f\x1f[]', 'UTF8')) AS seal
      FROM digested
), chained AS (
    SELECT *, memory_hash(''::bytea, seal, version, updated_at) AS hash FROM sealed
), kept AS (
    INSERT INTO user_memory_versions (user_id, version, content, author, reason, changes, redactions,
                                      salt, digest, previous_hash, hash, created_at)
    SELECT user_id, version, content, 'import', 'kept from before versions were recorded', '[]', '[]',
           salt, digest, '', hash, updated_at
      FROM chained
)
UPDATE user_memories m SET seal = c.seal, hash = c.hash, pruned_version = m.version - 1 FROM chained c WHERE m.user_id = c.user_id;

ALTER TABLE user_memories
    ALTER COLUMN seal DROP DEFAULT,
    ALTER COLUMN previous_hash DROP DEFAULT,
    ALTER COLUMN hash DROP DEFAULT;

-- Which messages support which sentence; it outlives the version that learned the sentence, as long as the sentence is kept.
CREATE TABLE memory_sentence_sources (
    user_id        text        NOT NULL REFERENCES users ON DELETE CASCADE,
    version        bigint      NOT NULL,
    position       integer     NOT NULL,
    sentence       text        NOT NULL,
    message_ids    uuid[]      NOT NULL,
    model          text        NOT NULL,
    prompt_version text        NOT NULL,
    created_at     timestamptz NOT NULL,
    PRIMARY KEY (user_id, version, position)
);

-- What the user pinned, and what they do not want mentioned.
CREATE TABLE memory_marks (
    user_id    text        NOT NULL REFERENCES users ON DELETE CASCADE,
    id         uuid        NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('pin', 'suppression')),
    text       text        NOT NULL CHECK (octet_length(text) <= 2000),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, id),
    UNIQUE (user_id, kind, text)
);

-- Sentences that may not enter the memory before a person has looked at them. Secrets in them are redacted already.
CREATE TABLE memory_reviews (
    user_id     text        NOT NULL REFERENCES users ON DELETE CASCADE,
    id          uuid        NOT NULL,
    text        text        NOT NULL,
    -- texts may be longer than an index takes
    text_digest text        NOT NULL GENERATED ALWAYS AS (md5(text)) STORED,
    reasons     text[]      NOT NULL,
    message_ids uuid[]      NOT NULL,
    state       text        NOT NULL CHECK (state IN ('pending', 'approved', 'declined')),
    created_at  timestamptz NOT NULL,
    decided_at  timestamptz,
    PRIMARY KEY (user_id, id),
    UNIQUE (user_id, text_digest)
);

ALTER TABLE users
    ADD COLUMN time_zone       text    NOT NULL DEFAULT 'UTC',
    ADD COLUMN language        text,
    ADD COLUMN learning_paused boolean NOT NULL DEFAULT false;

-- How often text was erased from the session. A reply that was begun at a lower count may quote what was erased since.
ALTER TABLE chat_sessions ADD COLUMN erasures integer NOT NULL DEFAULT 0;

-- to_learn is true while the memory has yet to learn from a message, false when it has, and null when it must not: what was
-- said in a turn that only reads the memory, while learning was paused, or before the memory was deleted.
ALTER TABLE chat_messages ALTER COLUMN to_learn DROP NOT NULL;

-- Of earlier messages it is not known why they are not to be learned from.
UPDATE chat_messages SET to_learn = NULL WHERE NOT to_learn;

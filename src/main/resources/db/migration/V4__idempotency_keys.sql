-- What a client's Idempotency-Key stood for, and the response that a repetition gets.
CREATE TABLE idempotency_keys (
    user_id        text        NOT NULL REFERENCES users ON DELETE CASCADE,
    key            text        NOT NULL,
    -- SHA-256 over the salt and all that makes the request this one and no other. Both go when text of the user's is erased:
    -- what little there is in a short request could be guessed until it fits.
    request_salt   bytea,
    request_digest bytea,
    -- Which attempt holds the key: one whose lease ran out must not end another's.
    attempt        uuid        NOT NULL,
    state          text        NOT NULL
                   CHECK (state IN ('running', 'completed', 'failed', 'interrupted', 'oversized')),
    -- where a chat turn left the user's message
    session_id     uuid,
    -- something of the user's was forgotten since the attempt began: its response must not be kept
    erased         boolean     NOT NULL DEFAULT false,
    status         integer,
    media_type     text,
    headers        text,
    body           bytea,
    created_at     timestamptz NOT NULL,
    lease_until    timestamptz NOT NULL,
    PRIMARY KEY (user_id, key),
    CHECK ((request_salt IS NULL) = (request_digest IS NULL))
);

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

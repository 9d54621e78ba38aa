-- The API keys of trusted backends: an operator's table, which belongs to no user. Of a secret only its SHA-256 is kept.
CREATE TABLE api_keys (
    id                  text        PRIMARY KEY CHECK (id ~ '^[a-z0-9]{1,32}$'),
    name                text        NOT NULL,
    hash                bytea       NOT NULL CHECK (octet_length(hash) = 32),
    -- What the latest rotation replaced, and until when it is accepted as well.
    previous_hash       bytea       CHECK (octet_length(previous_hash) = 32),
    previous_expires_at timestamptz,
    scopes              text[]      NOT NULL,
    created_at          timestamptz NOT NULL,
    rotated_at          timestamptz,
    expires_at          timestamptz,
    revoked_at          timestamptz,
    -- to within a minute
    last_used_at        timestamptz,
    CHECK ((previous_hash IS NULL) = (previous_expires_at IS NULL))
);

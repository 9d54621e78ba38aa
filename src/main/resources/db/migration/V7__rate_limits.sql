-- What was used up of the rate limits, with orcha.limits.store=postgres. A row is a bucket and says only when it is full again;
-- from then on it says nothing and is deleted by the housekeeping. The tables are not logged: a crash of the
-- database forgets them, which grants everybody a full bucket, and a request costs no write to disk. They refer to no user's row,
-- because a limit also holds for a user of whom nothing is stored. There is no index on the time, so that an update stays in its page.
CREATE UNLOGGED TABLE user_rate_limits (
    user_id text        NOT NULL,
    work    text        NOT NULL,
    full_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, work)
) WITH (fillfactor = 70);

-- Of callers with a key or a token, whoever they act for: it is no user's table, and holds no secret.
CREATE UNLOGGED TABLE caller_rate_limits (
    caller  text        NOT NULL,
    work    text        NOT NULL,
    full_at timestamptz NOT NULL,
    PRIMARY KEY (caller, work)
) WITH (fillfactor = 70);

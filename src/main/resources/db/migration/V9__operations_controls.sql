-- What operators ask of all replicas. Both tables are no user's.

-- Kinds of background jobs that are not run at the moment.
CREATE TABLE paused_jobs (
    job       text        PRIMARY KEY,
    paused_at timestamptz NOT NULL
);

-- When the indexes of each table were last rebuilt, and what it was good for.
CREATE TABLE index_rebuilds (
    table_name   text        PRIMARY KEY,
    rebuilt_at   timestamptz NOT NULL,
    bytes_before bigint      NOT NULL,
    bytes_after  bigint      NOT NULL
);

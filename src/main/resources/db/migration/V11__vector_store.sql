-- Of which messages and long-term memories an external vector store was given vectors. It is noted before they are sent, so that
-- whatever the store may have is known here, and removed from there when it is gone from here.
CREATE TABLE vector_units (
    user_id  text     NOT NULL REFERENCES users ON DELETE CASCADE,
    unit_id  uuid     NOT NULL,
    store    text     NOT NULL,
    passages smallint NOT NULL,
    -- as of which the store is known to have the vectors; null until it has them
    revision bigint,
    PRIMARY KEY (user_id, unit_id)
);

-- Erased users whose vectors an external store still has to remove: those of all their lives up to one.
CREATE TABLE vector_erasures (
    user_id      text        PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    store        text        NOT NULL,
    through_life bigint      NOT NULL,
    -- null until it was done once; it is done again later, for what was on its way to the store in the moment of the erasure
    done_at      timestamptz
);

-- What a reply was given of the memory, as its owner is shown later: the version of the summary, how many statements that the
-- summary did not cover yet, and the ids of the messages and memories that were recalled and of the relations, the best first. All
-- null of what is no reply, and of a reply of which it is not known. What the ids name may have been erased since.
ALTER TABLE chat_messages
    ADD COLUMN memory_version    bigint,
    ADD COLUMN recent_statements integer,
    ADD COLUMN recalled          uuid[],
    ADD COLUMN facts             uuid[];

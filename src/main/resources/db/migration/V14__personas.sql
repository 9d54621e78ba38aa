-- Who the assistant can be, as operators define it. Each change is a version, the newest of which counts; a version without a
-- definition says that the persona was deleted. Personas of the configuration are not here, unless an operator changed one.
CREATE TABLE persona_versions (
    name       text        NOT NULL,
    version    bigint      NOT NULL,
    -- JSON, as io.orcha.persona.Definition reads it
    definition text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (name, version)
);

-- Whom the user talks to in a session; null is not known: it was begun before it was kept, or comes from elsewhere.
ALTER TABLE chat_sessions ADD COLUMN persona text;

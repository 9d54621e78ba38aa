package io.orcha.portability;

/** How the arrays of a bundle become rows: each statement takes the user's id and a JSON array of checked elements. */
final class BundleTables {

    static final String VERSIONS = """
            INSERT INTO user_memory_versions
                   (user_id, version, content, author, reason, changes, model, prompt_version, base_version, redactions,
                    salt, digest, redacted_salt, redacted_at, previous_hash, hash, created_at)
            SELECT ?, version, content, author, reason, changes, model, prompt_version, base_version, redactions,
                   decode(salt, 'hex'), decode(digest, 'hex'), decode(redacted_salt, 'hex'), redacted_at,
                   decode(previous_hash, 'hex'), decode(hash, 'hex'), created_at
              FROM json_to_recordset(?::json) AS r (
                   version bigint, content text, author text, reason text, changes text, model text, prompt_version text,
                   base_version bigint, redactions text, salt text, digest text, redacted_salt text,
                   redacted_at timestamptz, previous_hash text, hash text, created_at timestamptz)
            """;

    static final String SOURCES = """
            INSERT INTO memory_sentence_sources
                   (user_id, version, position, sentence, message_ids, model, prompt_version, created_at)
            SELECT ?, version, position, sentence, message_ids, model, prompt_version, created_at
              FROM json_to_recordset(?::json) AS r (
                   version bigint, position integer, sentence text, message_ids uuid[], model text, prompt_version text,
                   created_at timestamptz)
            """;

    static final String MARKS = """
            INSERT INTO memory_marks (user_id, id, kind, text, created_at)
            SELECT ?, id, kind, text, created_at
              FROM json_to_recordset(?::json) AS r (id uuid, kind text, text text, created_at timestamptz)
            """;

    static final String REVIEWS = """
            INSERT INTO memory_reviews (user_id, id, text, reasons, message_ids, state, created_at, decided_at)
            SELECT ?, id, text, reasons, message_ids, state, created_at, decided_at
              FROM json_to_recordset(?::json) AS r (
                   id uuid, text text, reasons text[], message_ids uuid[], state text, created_at timestamptz,
                   decided_at timestamptz)
            """;

    static final String SESSIONS = """
            INSERT INTO chat_sessions (user_id, id, title, device_id, persona, message_count, created_at, last_activity_at)
            SELECT ?, session_id, title, device_id, persona, 0, created_at, last_activity_at
              FROM json_to_recordset(?::json) AS r (
                   session_id uuid, title text, device_id text, persona text, created_at timestamptz, last_activity_at timestamptz)
            """;

    static final String MESSAGES = """
            INSERT INTO chat_messages
                   (user_id, id, session_id, role, content, speaker, to_learn, partial, created_at,
                    memory_version, recent_statements, recalled, facts)
            SELECT ?, r.message_id, r.session_id, r.role, r.content, r.speaker, r.to_learn, r.partial, r.created_at,
                   m.version, m.recent_statements, m.recalled, m.facts
              FROM json_to_recordset(?::json) AS r (
                   message_id uuid, session_id uuid, role text, content text, speaker text, to_learn boolean, partial boolean,
                   created_at timestamptz, memory json)
              LEFT JOIN LATERAL json_to_record(r.memory) AS m (
                   version bigint, recent_statements integer, recalled uuid[], facts uuid[]) ON true
            """;

    /** Of messages that are noted as to be indexed. */
    static final String TO_REMEMBER = """
            UPDATE recall_tasks SET learn = true
             WHERE user_id = ? AND task = 'index'
               AND source_id IN (SELECT message_id FROM json_to_recordset(?::json) AS r (message_id uuid))
            """;

    static final String SUMMARIES = """
            INSERT INTO conversation_summaries
                   (user_id, session_id, summary, through, message_count, model, created_at, updated_at)
            SELECT ?, session_id, summary, through, message_count, model, created_at, updated_at
              FROM json_to_recordset(?::json) AS r (
                   session_id uuid, summary text, through uuid, message_count integer, model text, created_at timestamptz,
                   updated_at timestamptz)
            """;

    private BundleTables() {}
}

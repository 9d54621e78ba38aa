package io.orcha.backup;

import io.orcha.backup.Databases.Target;

/** Users with something in every table, among it the values that are hardest to carry. */
final class People {

    /** A table with types that the service's own tables do not have yet. */
    private static final String ODDITIES = """
            CREATE TABLE oddities (
                user_id  text NOT NULL REFERENCES users ON DELETE CASCADE,
                number   bigint GENERATED ALWAYS AS IDENTITY,
                exact    double precision,
                amount   numeric,
                document jsonb,
                span     interval,
                flags    boolean[],
                doubled  double precision GENERATED ALWAYS AS (exact * 2) STORED,
                PRIMARY KEY (user_id, number)
            )
            """;

    private static final String EVERYTHING = """
            INSERT INTO users (user_id, created_at, language) VALUES (':user', '2026-11-21 09:30:00.123456Z', 'pt-BR');
            INSERT INTO user_memories (user_id, content, version, created_at, updated_at, seal, previous_hash, hash)
            VALUES (':user', E'- Loves 🐍 and \\u00e9\\u0301\\n\\t"quotes" \\\\u0041 \\x01', 3, '-infinity', 'infinity', '\\x00ff0a22', '', '\\xdeadbeef');
            INSERT INTO user_memory_versions (user_id, version, content, author, reason, changes, redactions, digest, previous_hash, hash, created_at)
            SELECT ':user', n, NULL, 'client', 'saved', '[]', '[]', sha256(n::text::bytea), '', sha256(':user'), '0001-01-01 00:00:00.000001Z'
              FROM generate_series(1, 3) AS n;
            INSERT INTO chat_sessions (user_id, id, title, message_count, created_at, last_activity_at)
            VALUES (':user', '01a1fdfc-e7d6-74ce-8dcd-fbab7ca28cf8', '👩‍👩‍👧‍👦', 100, now(), now());
            INSERT INTO chat_messages (user_id, id, session_id, role, content, to_learn, created_at)
            SELECT ':user', md5(n::text)::uuid, '01a1fdfc-e7d6-74ce-8dcd-fbab7ca28cf8', 'user', repeat('secret words 😀 ', n), n = 100, now()
              FROM generate_series(1, 100) AS n;
            INSERT INTO memory_sentence_sources VALUES (':user', 3, 0, 'Loves', ARRAY[md5('1')::uuid, md5('2')::uuid], 'm', '2', now()),
                                                       (':user', 3, 1, '', '{}', 'm', '2', now());
            INSERT INTO memory_marks VALUES (':user', gen_random_uuid(), 'pin', 'Loves', now());
            INSERT INTO memory_reviews (user_id, id, text, reasons, message_ids, state, created_at)
            VALUES (':user', gen_random_uuid(), 'held, back', '{"a,b",NULL,"\\"c\\""}', '{}', 'pending', now());
            INSERT INTO long_term_memories (user_id, id, text, text_hash, kind, importance, confidence, message_ids, origin, created_at,
                                            updated_at, terms, embedding, embedding_model, revision)
            VALUES (':user', md5('m')::uuid, 'secret words', -7, 'fact', 0.1, 1, ARRAY[md5('1')::uuid], 'learned', now(), now(),
                    '\\x00ff0a23', '\\x00ff0a22', 'm', 3);
            INSERT INTO message_passages
            SELECT ':user', md5(n::text)::uuid, 0, '01a1fdfc-e7d6-74ce-8dcd-fbab7ca28cf8', 'user', NULL, now(), '\\x00', NULL, 1, NULL, n
              FROM generate_series(1, 3) AS n;
            INSERT INTO conversation_summaries
            VALUES (':user', '01a1fdfc-e7d6-74ce-8dcd-fbab7ca28cf8', 'secret words 😀', md5('100')::uuid, 100, 'm', now(), now(), '\\x00ff0a24', 'm');
            INSERT INTO memory_entities
            VALUES (':user', md5('ana')::uuid, 'secret words 😀', true, 'person', 'learned', md5('sis')::uuid, now(), '-infinity', '\\x00ff0a25', 'm', 3),
                   (':user', md5('sis')::uuid, 'sister', false, 'person', 'written', NULL, now(), now(), NULL, NULL, 4);
            INSERT INTO memory_entity_names VALUES (':user', md5('ana')::uuid, 'secret words', 'secret words 😀', false),
                                                   (':user', md5('sis')::uuid, 'sister', 'Sister', true);
            INSERT INTO memory_entity_mentions VALUES (':user', md5('ana')::uuid, 'secret words', md5('1')::uuid);
            INSERT INTO memory_relations
            VALUES (':user', md5('r')::uuid, NULL, 'sister', md5('ana')::uuid, NULL, 0.7, 1, '-infinity', NULL, now(), NULL, NULL,
                    ARRAY[md5('1')::uuid], ARRAY[md5('m')::uuid], 'learned', 'm', 3),
                   (':user', md5('s')::uuid, md5('ana')::uuid, 'occupation', NULL, 'nurse 😀', 0.1, 0, NULL, 'infinity', now(), now(),
                    md5('gone')::uuid, '{}', '{}', 'written', NULL, 4);
            INSERT INTO recall_indexes VALUES (':user', 3, 1);
            INSERT INTO recall_tasks VALUES (':user', 'index', md5('1')::uuid), (':user', 'learn', md5('2')::uuid);
            INSERT INTO idempotency_keys (user_id, key, attempt, state, body, created_at, lease_until)
            VALUES (':user', 'key', gen_random_uuid(), 'completed', decode(repeat('00ff80', 1000), 'hex'), now(), now());
            INSERT INTO user_consents VALUES (':user', gen_random_uuid(), true, '2026-11', '2026-11-21 09:30:00.123456Z');
            INSERT INTO vector_units VALUES (':user', gen_random_uuid(), 'qdrant:orcha', 2, 7);
            INSERT INTO vector_erasures VALUES (':user', 'qdrant:orcha', 3, '2026-11-21 09:30:00.123456Z');
            INSERT INTO audit_events VALUES (':user', gen_random_uuid(), 'said', 'anonymous', '{"a":"b"}', now());
            INSERT INTO api_keys (id, name, hash, scopes, created_at) VALUES ('shop', 'The shop', sha256(''), '{chat}', now())
                ON CONFLICT DO NOTHING;
            INSERT INTO persona_versions VALUES ('coach', 1, '{"instructions":"Cheer."}', now()), ('coach', 2, NULL, now())
                ON CONFLICT DO NOTHING;
            INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, version)
            VALUES ('roll-up', ':user', now(), true, 'a replica', 7);
            INSERT INTO oddities (user_id, exact, amount, document, span, flags)
            VALUES (':user', 'NaN', 'NaN', '{"b": 1, "a": [null, 1.10]}', '1 year 2 days 00:00:00.000001', '{}'),
                   (':user', 0.1::float8 + 0.2::float8, 1.10, NULL, NULL, '{true,NULL}'), (':user', '-Infinity', 1e100, 'null', '-1 day', NULL),
                   (':user', 5e-324, 0, '"\\u00e9"', NULL, NULL);
            """;

    private People() {}

    static void addOddities(Target target) {
        target.execute(ODDITIES);
    }

    static void add(Target target, String user) {
        target.execute(EVERYTHING.replace(":user", user));
    }
}

-- Runs after every migration, also when there was none, so that an extension that comes later is found at the next start. Where
-- the extension vector is, or can be created, the rows that recall searches get their vector in its type as well. The database
-- computes it from the bytes, so no statement has to know of it, and both searches see the same numbers. On Citus, where this was
-- not tried, and without the extension the bytes are compared by the service.
DO $columns$
DECLARE
    place text;
    one text;
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus')
       OR NOT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector') THEN
        RETURN;
    END IF;
    -- Replicas that start together would meet in the catalogue.
    PERFORM pg_advisory_xact_lock(hashtext('orcha vector columns'));
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'vector') THEN
        BEGIN
            CREATE EXTENSION vector;
        EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
            RAISE NOTICE 'The extension vector could not be created (%), and is done without.', SQLSTATE;
            RETURN;
        END;
    END IF;
    SELECT quote_ident(nspname) INTO place
      FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'vector';
    IF to_regprocedure('orcha_vector(bytea)') IS NULL THEN
        EXECUTE format($function$
            CREATE FUNCTION orcha_vector(bytes bytea) RETURNS %1$s.vector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
            RETURN (SELECT array_agg(((get_byte(bytes, at) # 128) - 128)::real ORDER BY at)::%1$s.vector
                      FROM generate_series(0, length(bytes) - 1) AS at)
            $function$, place);
    END IF;
    FOREACH one IN ARRAY ARRAY['message_passages', 'long_term_memories'] LOOP
        IF NOT EXISTS (SELECT FROM pg_attribute
                        WHERE attrelid = one::regclass AND attname = 'embedding_vector' AND NOT attisdropped) THEN
            EXECUTE format(
                'ALTER TABLE %I ADD COLUMN embedding_vector %s.vector GENERATED ALWAYS AS (orcha_vector(embedding)) STORED',
                one, place);
        END IF;
    END LOOP;
END
$columns$;

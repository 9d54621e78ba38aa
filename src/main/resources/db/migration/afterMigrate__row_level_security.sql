-- Runs after every migration, also when there was none. Whatever table has a user_id gets row-level security: a table that a
-- later version adds cannot be left out. The policy holds for every role but the owner, who migrates and works across users.
-- The service works as ${runtime_role}: it reads and writes all tables, and of a user's tables only the rows of the user that
-- the transaction acts for. Without a user (the setting is null or empty) there are none.
DO $$
DECLARE
    runtime CONSTANT text := '${runtime_role}';
    one record;
BEGIN
    -- Replicas that start together would meet in the catalogue.
    PERFORM pg_advisory_xact_lock(hashtext('orcha row-level security'));

    FOR one IN
        SELECT c.oid::regclass AS name
          FROM pg_class c
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'user_id' AND NOT a.attisdropped
         WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
           AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'rows_of_the_user')
    LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', one.name);
        EXECUTE format('CREATE POLICY rows_of_the_user ON %s USING (user_id = current_setting(''orcha.user_id'', true))', one.name);
    END LOOP;

    IF runtime NOT IN ('', current_user) THEN
        IF NOT has_schema_privilege(runtime, current_schema(), 'USAGE') THEN
            EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), runtime);
        END IF;
        FOR one IN
            SELECT c.oid::regclass AS name
              FROM pg_class c
             WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
               AND c.relname <> 'flyway_schema_history'
               AND NOT (has_table_privilege(runtime, c.oid, 'SELECT') AND has_table_privilege(runtime, c.oid, 'INSERT')
                    AND has_table_privilege(runtime, c.oid, 'UPDATE') AND has_table_privilege(runtime, c.oid, 'DELETE'))
        LOOP
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', one.name, runtime);
        END LOOP;
    END IF;
END
$$;

-- Runs after every migration and does nothing unless the extension citus was created in this database. Then it distributes every
-- table that has user_id in its primary key, the referenced before those that refer to them, so that all rows of a user are on
-- one node. What is distributed already is left alone. Tables of the operator, such as scheduled_tasks, stay on the coordinator.
DO $distribute$
DECLARE
    next regclass;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
        RETURN;
    END IF;
    -- The user that a transaction acts for is a setting of it, which set_config() does not carry to the workers: there the policies
    -- would let nothing through.
    IF '${runtime_role}' NOT IN ('', current_user) THEN
        RAISE EXCEPTION 'On Citus row-level security cannot be used: let quarkus.datasource.username be the owner of the schema.';
    END IF;
    LOOP
        SELECT c.oid::regclass INTO next
          FROM pg_class c
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'user_id' AND NOT a.attisdropped
          JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p' AND a.attnum = ANY (k.conkey)
         WHERE c.relnamespace = current_schema()::regnamespace
           AND c.relkind = 'r'
           AND NOT EXISTS (SELECT FROM pg_dist_partition d WHERE d.logicalrelid = c.oid)
           AND NOT EXISTS (SELECT FROM pg_constraint f
                            WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid
                              AND NOT EXISTS (SELECT FROM pg_dist_partition d WHERE d.logicalrelid = f.confrelid))
         -- users comes first, because the others are put where it is.
         ORDER BY c.relname <> 'users', c.relname
         LIMIT 1;
        EXIT WHEN next IS NULL;
        PERFORM create_distributed_table(
            next::text, 'user_id', colocate_with => CASE WHEN next = 'users'::regclass THEN 'none' ELSE 'users' END);
    END LOOP;
END
$distribute$;

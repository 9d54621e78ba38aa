-- The database and the two roles of Orcha Memory, for psql as a superuser, once:
--   psql -v owner_password=… -v runtime_password=… -f roles.sql
-- orcha_owner owns the schema: migrations and maintenance across users run as it (quarkus.datasource.owner.*).
-- orcha_runtime serves requests (quarkus.datasource.*): it owns nothing, makes nothing, and row-level security holds for it.
CREATE ROLE orcha_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE orcha_runtime LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'runtime_password';
CREATE DATABASE orcha OWNER orcha_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE orcha FROM PUBLIC;
GRANT CONNECT ON DATABASE orcha TO orcha_runtime;
-- A statement of a request that runs for so long has lost its caller; migrations may take longer.
ALTER ROLE orcha_runtime IN DATABASE orcha SET statement_timeout = '60s';
ALTER ROLE orcha_runtime IN DATABASE orcha SET idle_in_transaction_session_timeout = '60s';

\connect orcha

ALTER SCHEMA public OWNER TO orcha_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO orcha_runtime;
-- Whatever a migration makes, now or later.
ALTER DEFAULT PRIVILEGES FOR ROLE orcha_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO orcha_runtime;
ALTER DEFAULT PRIVILEGES FOR ROLE orcha_owner IN SCHEMA public GRANT USAGE ON SEQUENCES TO orcha_runtime;

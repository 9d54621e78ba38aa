-- The database and the two roles of Orcha Memory, for psql 15 or newer as a superuser, once. The passwords are read from the
-- environment, because everybody on a machine can read the arguments of its processes:
--   read -rs ORCHA_OWNER_PASSWORD; read -rs ORCHA_RUNTIME_PASSWORD; export ORCHA_OWNER_PASSWORD ORCHA_RUNTIME_PASSWORD
--   psql -v ON_ERROR_STOP=1 -f roles.sql
-- orcha owns the schema: migrations and maintenance across users run as it (quarkus.datasource.owner.*).
-- orcha_app serves requests (quarkus.datasource.*): it owns nothing, makes nothing, and row-level security holds for it. What it
-- may read and write is granted by the migrations.
\getenv owner_password ORCHA_OWNER_PASSWORD
\getenv runtime_password ORCHA_RUNTIME_PASSWORD
CREATE ROLE orcha LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE orcha_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'runtime_password';
CREATE DATABASE orcha OWNER orcha ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE orcha FROM PUBLIC;
GRANT CONNECT ON DATABASE orcha TO orcha_app;
-- A statement of a request that runs for so long has lost its caller; migrations may take longer.
ALTER ROLE orcha_app IN DATABASE orcha SET statement_timeout = '60s';
ALTER ROLE orcha_app IN DATABASE orcha SET idle_in_transaction_session_timeout = '60s';

\connect orcha

ALTER SCHEMA public OWNER TO orcha;
REVOKE ALL ON SCHEMA public FROM PUBLIC;

-- Runs once, on an empty data volume, as the superuser of the postgres image: the program gets a role and a database of its own.
\getenv app_password APP_PASSWORD
CREATE ROLE mua_vu LOGIN PASSWORD :'app_password';
-- What it may do while it serves is a role of its own: rows within its scope, no tables. The other one reads the audit only.
CREATE ROLE mua_vu_serving NOLOGIN;
CREATE ROLE mua_vu_auditing NOLOGIN;
GRANT mua_vu_serving TO mua_vu;
-- Orders names and folds letters the same on every machine; screens sort by the collation vi-x-icu.
CREATE DATABASE mua_vu OWNER mua_vu TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C';
REVOKE CONNECT ON DATABASE mua_vu FROM PUBLIC;

-- Runs once, on an empty data volume, as the superuser of the postgres image: the program gets a role and a database of its own.
\getenv app_password APP_PASSWORD
\getenv owner_password OWNER_PASSWORD
\getenv audit_password AUDIT_PASSWORD
-- Owns the tables and migrates; nothing that serves knows its password.
CREATE ROLE mua_vu LOGIN PASSWORD :'owner_password';
-- What may be done while serving is a role of its own: rows within a scope, no tables. The other one reads the audit and chains it.
CREATE ROLE mua_vu_serving NOLOGIN;
CREATE ROLE mua_vu_auditing NOLOGIN;
GRANT mua_vu_serving, mua_vu_auditing TO mua_vu;
CREATE ROLE mua_vu_app LOGIN PASSWORD :'app_password' IN ROLE mua_vu_serving;
CREATE ROLE mua_vu_audit LOGIN PASSWORD :'audit_password' IN ROLE mua_vu_auditing;
-- Orders names and folds letters the same on every machine; screens sort by the collation vi-x-icu.
CREATE DATABASE mua_vu OWNER mua_vu TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C';
REVOKE CONNECT ON DATABASE mua_vu FROM PUBLIC;
GRANT CONNECT ON DATABASE mua_vu TO mua_vu_serving, mua_vu_auditing;

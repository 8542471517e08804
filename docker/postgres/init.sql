-- Runs once, on an empty data volume, as the superuser of the postgres image: the program gets a role and a database of its own.
\getenv app_password APP_PASSWORD
CREATE ROLE mua_vu LOGIN PASSWORD :'app_password';
-- Orders names and folds letters the same on every machine; screens sort by the collation vi-x-icu.
CREATE DATABASE mua_vu OWNER mua_vu TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C';
REVOKE CONNECT ON DATABASE mua_vu FROM PUBLIC;

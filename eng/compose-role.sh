#!/bin/sh
# Runs once, when the PostgreSQL of docker-compose.yml makes its files: an ordinary role that owns its database. It may make databases beside it, in which backups are checked, and nothing else.
set -eu
psql --quiet --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres --set=password="$(cat /run/secrets/database_password)" <<'SQL'
CREATE ROLE journeymapper LOGIN CREATEDB PASSWORD :'password';
CREATE DATABASE journeymapper OWNER journeymapper ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE journeymapper FROM PUBLIC;
SQL

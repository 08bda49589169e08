#!/bin/sh
# Makes the role and the database of each service on the chart's own PostgreSQL, or sets their passwords anew.
# $1 is a folder with a file for each role, named like it, that holds the password; `postgres` is the superuser's.
# A role may connect to its own database and to no other. Running it again changes nothing but passwords.
set -eu

PGPASSWORD=$(cat "$1/postgres")
export PGPASSWORD

tries=0
until psql -XqtAc 'SELECT 1' postgres >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ "$tries" -lt 120 ] || { echo "databases: $PGHOST does not answer" >&2; exit 1; }
    sleep 1
done

psql -Xq -v ON_ERROR_STOP=1 postgres <<'SQL'
REVOKE CONNECT ON DATABASE postgres FROM PUBLIC;
REVOKE CONNECT ON DATABASE template1 FROM PUBLIC;
SQL

for file in "$1"/yangguang_*; do
    name=$(basename "$file")
    # The password is read by psql from the file, so that no list of processes shows it.
    psql -Xq -v ON_ERROR_STOP=1 -v name="$name" -v file="$file" postgres <<'SQL'
\set password `cat :'file'`
SELECT format('CREATE ROLE %I LOGIN', :'name') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
ALTER ROLE :"name" PASSWORD :'password';
SELECT format('CREATE DATABASE %I OWNER %I TEMPLATE template0', :'name', :'name')
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
    echo "databases: $name"
done

# Reads statistics and no data, for Prometheus.
if [ -f "$1/exporter" ]; then
    psql -Xq -v ON_ERROR_STOP=1 -v file="$1/exporter" postgres <<'SQL'
\set password `cat :'file'`
SELECT 'CREATE ROLE exporter LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'exporter') \gexec
ALTER ROLE exporter PASSWORD :'password';
GRANT pg_monitor TO exporter;
GRANT CONNECT ON DATABASE postgres TO exporter;
SQL
fi

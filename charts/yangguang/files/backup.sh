#!/usr/bin/env bash
# Backs up and restores a deployment: every database as of one moment, and the folder of files.
#
#   backup.sh make    --databases FOLDER --to FOLDER [--files FOLDER] [--recipient KEY] [--keep COUNT]
#   backup.sh verify  --from BACKUP [--identity KEY]
#   backup.sh restore --from BACKUP --databases FOLDER [--files FOLDER] [--identity KEY] [--replace]
#   backup.sh epochs  --databases FOLDER
#
#   --databases  a file for each service, named like it, which holds the address of its database
#   --to         where backups are kept, each in a folder named after its moment
#   --keep       how many complete backups stay, 14 when absent; older ones are deleted after a good one
#   --recipient  an OpenPGP public key: the backup is encrypted to it, and whoever makes backups cannot read them
#   --identity   the private key to it, for verify and restore
#   --replace    empty databases that hold something; without it they are refused
#
# `make` holds the numbering of all journals still for the moment in which every database takes its snapshot: no
# consumer can have applied what its source's journal does not hold. Nobody who writes waits for that.
# `epochs` is what `restore` ends with, for databases that came back by other means: every journal begins a new
# epoch, so that whoever read further than it now reaches reads again.
#
# Keys are never part of a backup: they are kept apart. Needs bash, coreutils, tar, PostgreSQL's programs; gpg.
# Exit code 0: done; 1: failed, with the reason; 2: called wrongly; 3: restored, but a consumer is ahead of a source.
set -euo pipefail
umask 077

die() { echo "backup: $*" >&2; exit 1; }
misuse() { echo "backup: $*" >&2; sed -n '3,8p' "$0" >&2; exit 2; }
tell() { echo "backup: $*"; }

databases='' to='' from='' files='' recipient='' identity='' keep=14 replace=''
declare -A input output

main() {
    local command=${1:-}
    case $command in make | verify | restore | epochs) shift ;; *) misuse "no such command: $command" ;; esac
    read_options "$@"
    work=$(mktemp -d)
    trap clean_up EXIT
    trap '' PIPE
    export GNUPGHOME=$work/gnupg
    mkdir "$GNUPGHOME"
    "${command}_backup"
}

read_options() {
    while [ $# -gt 0 ]; do
        case $1 in
            --replace) replace=yes; shift; continue ;;
            --databases | --to | --from | --files | --recipient | --identity | --keep) ;;
            *) misuse "no such option: $1" ;;
        esac
        [ -n "${2:-}" ] || misuse "$1 needs a value"
        printf -v "${1#--}" '%s' "$2"
        shift 2
    done
    [[ $keep =~ ^[1-9][0-9]*$ ]] || misuse "--keep needs a number"
}

clean_up() {
    # Sessions that are open still keep the pipes of one another open.
    jobs -p | xargs -r kill 2>/dev/null || true
    gpgconf --kill gpg-agent 2>/dev/null || true
    # A backup that did not come to its end is none.
    [ -z "${unfinished:-}" ] || rm -rf "$unfinished"
    rm -rf "$work"
}

need() {
    local name
    for name in "$@"; do [ -n "${!name}" ] || misuse "--$name is needed"; done
    [ -z "$databases" ] || [ -n "$(services)" ] || die "there is no address of a database in $databases"
}

# The services whose addresses are given, in the order of their names.
services() {
    local file
    for file in "$databases"/*; do [ ! -f "$file" ] || basename "$file"; done
}

# Run a program with the database of a service as its own, the password kept off the list of processes.
with_database() {
    local service=$1 address user password place query
    shift
    address=$(<"$databases/$service")
    [[ $address =~ ^postgresql(\+asyncpg)?://([^:@/]+):([^@]*)@([^?]+)(\?(.*))?$ ]] ||
        die "the address of the database of $service is not postgresql://user:password@host:port/name"
    user=${BASH_REMATCH[2]} password=${BASH_REMATCH[3]} place=${BASH_REMATCH[4]}
    # The driver of the services calls `ssl` what PostgreSQL's own programs call `sslmode`.
    query=${BASH_REMATCH[6]/#ssl=/sslmode=} query=${query/&ssl=/&sslmode=}
    password=$(printf '%b' "${password//%/\\x}")
    PGPASSWORD=$password PGAPPNAME=backup "$@" --dbname="postgresql://$user@$place${query:+?$query}"
}

# Run SQL from standard input in one transaction; `name=value` are its variables. The rows come back as text.
sql() {
    local service=$1 setting settings=()
    shift
    for setting in "$@"; do settings+=(--set "$setting"); done
    with_database "$service" psql -XqtA1 -v ON_ERROR_STOP=1 "${settings[@]}"
}

# Sessions that stay open: one to hold the journal still, one to keep the snapshot.

open_session() {
    local service=$1 name=$2 in out
    mkfifo "$work/$name.in" "$work/$name.out"
    with_database "$service" psql -XqtA -v ON_ERROR_STOP=1 \
        <"$work/$name.in" >"$work/$name.out" 2>"$work/$name.err" &
    exec {in}>"$work/$name.in" {out}<"$work/$name.out"
    input[$name]=$in output[$name]=$out
}

# Send statements to a session, the last of which gives one row, and set `answer` to it.
ask() {
    local name=$1
    if ! printf '%s\n' "$2" >&"${input[$name]}" || ! read -r -t 60 -u "${output[$name]}" answer; then
        die "$name: $(cat "$work/$name.err")"
    fi
}

close_session() {
    local in=${input[$1]} out=${output[$1]}
    echo '\q' >&"$in"
    exec {in}>&- {out}<&-
}

# make

make_backup() {
    need databases to
    [ -z "$recipient" ] || [ -r "$recipient" ] || die "there is no key $recipient"
    local moment began=$SECONDS
    moment=$(date -u +%Y%m%dT%H%M%SZ)
    [ ! -e "$to/$moment" ] || die "$to/$moment is there already"
    mkdir -p "$to"
    rm -rf "$to"/*.unfinished
    unfinished=$to/$moment.unfinished
    mkdir "$unfinished"
    take_snapshots
    dump_databases
    dump_files
    write_manifest "$moment"
    sync -f "$unfinished"
    mv "$unfinished" "$to/$moment"
    unfinished=''
    note_success
    forget_old
    tell "$to/$moment: $(du -sh "$to/$moment" | cut -f1) in $((SECONDS - began)) s"
}

take_snapshots() {
    local service
    declare -gA snapshot head
    for service in $(services); do
        open_session "$service" "lock-$service"
        open_session "$service" "snapshot-$service"
    done
    for service in $(services); do
        ask "snapshot-$service" "SELECT 'ready';"
        ask "lock-$service" "SET lock_timeout = '20s'; BEGIN; LOCK TABLE journal_head IN SHARE MODE; SELECT 1;"
    done
    for service in $(services); do
        ask "snapshot-$service" 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT pg_export_snapshot();'
        snapshot[$service]=$answer
    done
    for service in $(services); do close_session "lock-$service"; done
    for service in $(services); do
        ask "snapshot-$service" "SELECT concat_ws(' ', epoch, position, encode(hash, 'hex')) FROM journal_head;"
        head[$service]=$answer
    done
}

dump_databases() {
    local service
    for service in $(services); do
        with_database "$service" pg_dump --format=custom --compress=6 --no-owner --no-privileges \
            --snapshot="${snapshot[$service]}" | store "$service.dump" || die "$service could not be dumped"
        close_session "snapshot-$service"
    done
}

# After the databases: a file is there before a row names it, so none that is named is missing.
dump_files() {
    [ -n "$files" ] || return 0
    [ -d "$files" ] || die "there is no folder $files"
    # What is still coming in has no row, and what is swept while tar reads has none any more (exit code 1).
    { tar --create --directory="$files" --exclude=./incoming . || [ $? = 1 ]; } | store files.tar ||
        die "the files could not be read"
}

# Write standard input into the backup, encrypted where there is a key for it.
store() {
    if [ -z "$recipient" ]; then
        cat >"$unfinished/$1"
    else
        gpg --batch --quiet --no-options --trust-model always --compress-algo none \
            --recipient-file "$recipient" --encrypt >"$unfinished/$1.gpg"
    fi
}

write_manifest() {
    local service
    {
        echo "yangguang-backup 1"
        echo "moment $1"
        for service in $(services); do echo "journal $service ${head[$service]}"; done
    } >"$unfinished/manifest"
    (cd "$unfinished" && sha256sum -- * >"$work/sums" && mv "$work/sums" SHA256SUMS)
}

# The time of the last good backup is a comment on each database: the services show it as a metric.
note_success() {
    local service
    for service in $(services); do
        sql "$service" "moment=$(date -u +%s)" >/dev/null <<'SQL'
SELECT format('COMMENT ON DATABASE %I IS %L', current_database(), 'last backup ' || :'moment') \gexec
SQL
    done
}

forget_old() {
    local old
    for old in $(find "$to" -mindepth 1 -maxdepth 1 -type d -name '[0-9]*T[0-9]*Z' | sort -r | tail -n "+$((keep + 1))"); do
        rm -rf "$old"
        tell "forgotten: $old"
    done
}

# verify

verify_backup() {
    need from
    check_sums
    take_identity
    local file
    if is_locked; then
        tell "$from is as it was made; without --identity its contents were not opened"
        return
    fi
    for file in "$from"/*.dump*; do
        # The list stands at the beginning; what follows is read to the end as well.
        fetch "$file" | { pg_restore --list && cat; } >/dev/null || die "$file cannot be read"
    done
    for file in "$from"/files.tar*; do
        [ ! -e "$file" ] || fetch "$file" | tar --list >/dev/null || die "$file cannot be read"
    done
    tell "$from is whole: $(grep -c ^journal "$from/manifest") databases of $(sed -n 's/^moment //p' "$from/manifest")"
}

# Whether the backup is encrypted and we have no key to it.
is_locked() { [ -z "$identity" ] && ls "$from"/*.gpg >/dev/null 2>&1; }

check_sums() {
    [ -f "$from/SHA256SUMS" ] || die "$from is not a backup"
    (cd "$from" && sha256sum --check --strict --quiet SHA256SUMS) || die "$from was changed or is damaged"
    [ "$(head -n 1 "$from/manifest")" = 'yangguang-backup 1' ] || die "$from has a format of another release"
}

take_identity() {
    [ -n "$identity" ] || return 0
    gpg --batch --quiet --no-options --import "$identity" 2>/dev/null || die "$identity is not a private key"
}

# A file of the backup in the clear, on standard output.
fetch() {
    case $1 in
        *.gpg)
            gpg --batch --quiet --no-options --pinentry-mode loopback --passphrase '' --decrypt "$1" ;;
        *) cat "$1" ;;
    esac
}

# restore

restore_backup() {
    need from databases
    verify_backup
    ! is_locked || die "$from is encrypted: --identity is needed"
    local service
    # Everything that can refuse does so before anything is touched.
    for service in $(journals); do check_target "$service"; done
    for service in $(journals); do empty "$service"; done
    for service in $(journals); do restore_database "$service"; done
    restore_files
    epochs_backup
}

journals() { awk '$1 == "journal" { print $2 }' "$from/manifest"; }

check_target() {
    local tables
    [ -f "$databases/$1" ] || die "the address of the database of $1 is not given"
    check_nobody "$1"
    tables=$(sql "$1" <<<"SELECT count(*) FROM pg_tables WHERE schemaname !~ '^(pg_|information_schema)'")
    [ "$tables" = 0 ] || [ -n "$replace" ] ||
        die "the database of $1 holds $tables tables: --replace empties it first"
}

check_nobody() {
    local others
    others=$(sql "$1" <<'SQL'
SELECT string_agg(DISTINCT application_name, ', ') FROM pg_stat_activity
 WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
SQL
    ) || die "$1 does not answer"
    [ -z "$others" ] || die "the database of $1 is in use: stop $others first"
}

empty() {
    sql "$1" >/dev/null <<'SQL'
SET client_min_messages = warning;
SELECT format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace
 WHERE nspname !~ '^(pg_|information_schema)' \gexec
CREATE SCHEMA public AUTHORIZATION pg_database_owner;
SQL
}

restore_database() {
    local service=$1 file
    file=$(ls "$from/$service.dump"*)
    fetch "$file" | with_database "$service" pg_restore --no-owner --no-privileges --exit-on-error \
        --single-transaction || die "$service could not be restored"
    [ "$(head_of "$service")" = "$(sed -n "s/^journal $service //p" "$from/manifest")" ] ||
        die "$service was restored, but its journal does not end as the manifest says"
    tell "$service restored"
}

head_of() {
    sql "$1" <<<"SELECT concat_ws(' ', epoch, position, encode(hash, 'hex')) FROM journal_head"
}

restore_files() {
    local file
    for file in "$from"/files.tar*; do
        [ -e "$file" ] || return 0
        need files
        mkdir -p "$files"
        fetch "$file" | tar --extract --directory="$files" || die "the files could not be restored"
        tell "files restored"
    done
}

# epochs

epochs_backup() {
    need databases
    local service ahead=0
    declare -gA before=() after=() reached=()
    for service in $(services); do check_nobody "$service"; done
    for service in $(services); do begin_epoch "$service"; done
    for service in $(services); do follow_epochs "$service"; done
    [ "$ahead" = 0 ] || exit 3
}

# A new epoch; what the broker keeps, thirty days, is published to it again.
begin_epoch() {
    local row
    row=$(sql "$1" <<'SQL'
WITH old AS (SELECT epoch FROM journal_head)
UPDATE journal_head SET epoch = gen_random_uuid()::text, published = least(published, (
    SELECT coalesce(max(position), 0) FROM journal WHERE time < now() - interval '30 days'))
  FROM old RETURNING concat_ws(' ', old.epoch, journal_head.epoch, journal_head.position)
SQL
    ) || die "$1: no new epoch"
    read -r "before[$1]" "after[$1]" "reached[$1]" <<<"$row"
}

# A consumer that is not ahead of a source goes on where it is; one that is ahead reads the source again.
follow_epochs() {
    local consumer=$1 source position
    while IFS='|' read -r source position; do
        [ -n "${after[$source]:-}" ] || continue
        if [ "$position" -gt "${reached[$source]}" ]; then
            tell "$consumer applied $position entries of $source, whose journal ends at ${reached[$source]}"
            ahead=1
        else
            sql "$consumer" "source=$source" "old=${before[$source]}" "new=${after[$source]}" <<'SQL'
UPDATE sources SET epoch = :'new' WHERE source = :'source' AND epoch = :'old'
SQL
        fi
    done < <(sql "$consumer" <<<'SELECT source, position FROM sources ORDER BY source')
}

main "$@"

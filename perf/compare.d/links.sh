# shellcheck shell=bash
# The database of a comparison and the links in it; sourced by all scripts of perf that load the service.
# shellcheck disable=SC2034,SC2154 # such names are set or used by those

# sql DATABASE ARGUMENT ...: psql as the services' role, without frills.
sql() {
  local name=$1
  shift
  "$PG_BIN/psql" "${database_url%/*}/$name" -X -q -A -t -v ON_ERROR_STOP=1 "$@" < /dev/null
}

# The token and the target of a link by its number, as in Seed.java.
token() {
  echo $((100000000000 + $1 * 618033989 % 900000000000))
}

target() {
  echo "https://shop.example/offers/$1?utm_source=push&utm_campaign=comparison"
}

# check_classes: those that Seed.java seals with.
check_classes() {
  [ -d "$root/target/classes/io/spillway/token" ] || die 'target/classes is missing: run ./mvnw -DskipTests package'
}

# The service makes its own tables.
fill_database() {
  say "filling the database with $links links"
  start_database "$work/postgres"
  make_keys "$out/spillway.log" || failed spillway 'keygen failed'
  env "${keys[@]}" "${database[@]}" SPILLWAY_MIGRATE=only "${command[@]}" > "$out/spillway.log" 2>&1 ||
    failed spillway 'the migration failed'
  make_campaign
  attend env "${keys[@]}" "$java" -cp "$root/target/classes" "$here/Seed.java" "$links" "$SEALED" "$work"
  attend sql spillway -c "\\copy link (token, key_id, sealed, created_at) from '$work/link.copy'" -c 'vacuum analyze link'
}

# The first campaign there is, which has the number 0, as Seed.java takes for granted.
make_campaign() {
  local made
  made=$(sql spillway -c "insert into campaign (name, target, created_at)
    values ('comparison', '$(target '{recipient}')', now()) returning id")
  [ "$made" = 0 ] || die "the first campaign has the number ${made:-none} instead of 0"
}

# The peer's are two columns in a database of its own in the same cluster.
fill_peer() {
  sql spillway -c 'create database peer'
  attend sql peer -c 'create table link (code text primary key, url text not null)' \
    -c "\\copy link (code, url) from '$work/peer.copy'" -c 'vacuum analyze link'
  # Else the first rounds would pay for it.
  sql spillway -c checkpoint
}

# database_of FLAVOUR, key_of FLAVOUR: where its links are and by which column they are found.
database_of() {
  case $1 in quarkus*) echo peer ;; *) echo spillway ;; esac
}

key_of() {
  case $1 in quarkus*) echo code ;; *) echo token ;; esac
}

# How many rows statements have fetched from the links of a flavour. Connections tell it when they end.
rows_read() {
  sql "$(database_of "$1")" -c "select idx_tup_fetch from pg_stat_user_tables where relname = 'link'"
}

made_links() {
  sql "$(database_of "$1")" -c "select count(*) from link where $(key_of "$1") !~ '^[0-9]+\$'"
}

# So that every round finds the same tables.
remove_made_links() {
  sql "$(database_of "$1")" -c "delete from link where $(key_of "$1") !~ '^[0-9]+\$'" -c 'vacuum analyze link'
}

# The CPU time of the whole cluster in ticks: its postmaster's children, dead or alive.
postgres_ticks() {
  local postmaster
  postmaster=$(head -n 1 "$work/postgres/data/postmaster.pid")
  # Some will have ended before they are read.
  { cat /proc/[0-9]*/stat 2> /dev/null || true; } | awk -v postmaster="$postmaster" '
    { pid = $1; sub(/^.*\) /, "") }
    pid == postmaster { sum += $12 + $13 + $14 + $15 }
    $2 == postmaster { sum += $12 + $13 }
    END { print sum + 0 }'
}

# shellcheck shell=bash
# stored, sealed, campaign, create: what each flavour answers at most; sourced by perf/{compare,recording,telemetry}.
# shellcheck disable=SC2034,SC2154 # such names are set or used by perf/compare

# Which flavours a kind of load is for.
takes_part() {
  case $1:$2 in
    stored:pgbench | sealed:netty) true ;;
    *:pgbench | *:netty | sealed:quarkus* | create:unrecorded) false ;;
    *) true ;;
  esac
}

measure_throughput() {
  local kinds=("$@") flavour
  for ((round = 1; round <= rounds; round++)); do
    for flavour in $(turn "${flavours[@]}"); do
      if [ "$flavour" = pgbench ]; then
        [[ " ${kinds[*]} " != *' stored '* ]] || measure_pgbench
      else
        measure_flavour "$flavour" "${kinds[@]}"
      fi
    done
  done
}

# turn FLAVOUR ...: the order of this round; each round begins with another one.
turn() {
  local first=$(((round - 1) % $#))
  echo "${@:first+1}" "${@:1:first}"
}

measure_flavour() {
  local flavour=$1 kind kinds=() rows clicks=0
  shift
  for kind; do
    if takes_part "$kind" "$flavour"; then kinds+=("$kind"); fi
  done
  [ ${#kinds[@]} -gt 0 ] || return 0
  rows=$(rows_read "$flavour")
  start "$flavour"
  for kind in "${kinds[@]}"; do
    saturate "$kind" "$flavour" "$(warm_up "$flavour")"
    clicks=$((clicks + $(lookups "$kind" "$flavour")))
    measure_load "$kind" "$flavour" "$length"
    clicks=$((clicks + $(lookups "$kind" "$flavour")))
  done
  stop
  forget_clicks "$flavour"
  # Whatever a cache answered was not read.
  if [[ " ${kinds[*]} " == *' stored '* ]]; then record reads "$flavour" clicks "$clicks" rows "$(($(rows_read "$flavour") - rows))"; fi
  if [[ " ${kinds[*]} " == *' create '* ]]; then remove_made_links "$flavour"; fi
}

# forget_clicks FLAVOUR: what was recorded or waits for it, so that every round finds the same tables.
forget_clicks() {
  [[ $1 != @(spillway|jvm|aot) ]] || sql spillway -c 'truncate click, first_click, campaign_minute, campaign_quarter, link_minute, link_quarter'
  rm -rf "$work/spool"
}

# lookups KIND FLAVOUR: how many clicks of the last load were on stored links.
lookups() {
  if [ "$(links_of "$1" "$2")" = stored ]; then jq .requests <<< "$result"; else echo 0; fi
}

# How long a flavour is loaded before it is measured: a JVM compiles for a while.
warm_up() {
  case $1 in jvm | aot) echo "$warm_jvm" ;; *) echo "$warm" ;; esac
}

# The same rows by the same kind of key, one statement each, without any service: what the database has to give.
measure_pgbench() {
  local postgres transactions
  cat > "$work/pgbench.sql" <<SQL
\set number random(0, $((links - 1)))
\set code 100000000000 + :number * 618033989 % 900000000000
select url from link where code = :code;
SQL
  postgres=$(postgres_ticks)
  attend "$PG_BIN/pgbench" -n -M prepared -c "$CONNECTIONS" -j 1 -T "$length" -f "$work/pgbench.sql" \
    "${database_url%/*}/peer" > "$out/pgbench.log" 2>&1 || failed pgbench 'pgbench failed'
  postgres=$(($(postgres_ticks) - postgres))
  transactions=$(awk -F '[: ]+' '/actually processed/ { print $NF + 0 }' "$out/pgbench.log")
  record stored pgbench wrong 0 postgres_ticks "$postgres" hertz "$hertz" \
    wrk "{\"requests\":$transactions,\"seconds\":$length}"
  say "stored, pgbench: $((transactions / length))/s"
}

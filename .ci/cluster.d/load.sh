# shellcheck shell=bash
# Clicks that must not fail while something happens; sourced by .ci/cluster.
# shellcheck disable=SC2154 # such names are set by .ci/cluster

# Requests a second of each.
readonly LOAD=60
# Name to process id.
declare -A loads=()

# Whether clicks are told apart.
marked=

# start_loads: one on kept connections, one with a new connection for each request. Until stop_loads.
start_loads() {
  start_load kept no 0
  start_load new yes 1
  # What comes next happens under load.
  eventually 20 clicked kept || die 'no load came up'
  eventually 20 clicked new || die 'no load came up'
}

start_load() {
  rm -f "$work/load-$1".*
  SPILLWAY_URL=$url RATE=$LOAD DURATION=20m NEW_CONNECTIONS=$2 MARK=${marked:+$3} \
    k6 run --no-color --address= --no-usage-report --summary-export "$work/load-$1.json" \
    --console-output "$work/load-$1.console" "$root/perf/k6/steady.js" < /dev/null > "$work/load-$1.txt" 2>&1 &
  loads[$1]=$!
}

# clicked NAME: whether the load is under way, after its links are made.
clicked() {
  grep -qE 'running.*[1-9][0-9]* complete' "$work/load-$1.txt"
}

# stop_loads WHAT: ends them; prints how many requests there were and sets failed, and answered: clicks that were sent on.
stop_loads() {
  local name total=0 dropped=0
  failed=0 answered=0
  for name in "${!loads[@]}"; do
    kill -INT "${loads[$name]}"
    # k6 that is interrupted has a status of its own; whether it did its work its summary tells.
    wait "${loads[$name]}" || true
    unset "loads[$name]"
    [ -s "$work/load-$name.json" ] || die "the load $name wrote no summary: $(tail -n 3 "$work/load-$name.txt")"
    total=$((total + $(metric "$name" '.http_reqs.count')))
    failed=$((failed + $(metric "$name" '."http_req_failed{scenario:steady}".passes')))
    answered=$((answered + $(metric "$name" '.answered_clicks.count')))
    dropped=$((dropped + $(metric "$name" '.dropped_iterations.count')))
    [ "$(metric "$name" '."checks{check:the answer has the target}".fails')" -eq 0 ] ||
      die "the load $name was answered with a wrong target"
  done
  [ "$total" -gt 500 ] || die "only $total requests: that is no load"
  measured "$1: requests, failed, not made in time" "$total, $failed, $dropped"
}

# answered_marks: a line for each click that was sent on, if they are told apart.
answered_marks() {
  sed -n 's/.*msg="answered \([a-z]*\)".*/\1/p' "$work"/load-*.console
}

metric() {
  jq -r ".metrics | $2 // 0" "$work/load-$1.json"
}

# none_failed WHAT
none_failed() {
  stop_loads "$1"
  [ "$failed" -eq 0 ] || {
    sed '/msg="answered /d; s/.*msg=//' "$work"/load-*.console | sort | uniq -c | sort -rn | head -n 5 >&2
    die "$1: $failed requests failed"
  }
}

end_loads() {
  local name
  for name in "${!loads[@]}"; do end_process "${loads[$name]}"; done
}

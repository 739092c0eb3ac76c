# shellcheck shell=bash
# k6 and its scenarios, for the scripts of this folder that run them; sourced, never run.
#
# They hand each other: here, this folder; scenario; url, what is asked; api_key; out, what reports and logs begin
# with; k6, its process id as long as it runs; status, how it ended.
# shellcheck disable=SC2034,SC2154 # such names are set or used by the script that sources this

scenarios() {
  local script
  for script in "$here"/k6/*.js; do basename "$script" .js; done | paste -sd ' '
}

check_scenario() {
  [ -n "$scenario" ] || die "which scenario? There are: $(scenarios)"
  [[ $scenario =~ ^[a-z0-9-]+$ && -f $here/k6/$scenario.js ]] || die "no scenario $scenario; there are: $(scenarios)"
  need k6 'install k6 from https://grafana.com/docs/k6'
  need jq 'install jq'
}

# Scenarios read both of these settings from the environment.
set_duration() {
  [[ $1 =~ ^([0-9]+m)?([0-9]+s)?$ && $1 =~ [1-9] ]] || die "--duration is like 10s or 1m30s, not $1"
  export DURATION=$1
}

set_rate() {
  [[ $1 =~ ^[1-9][0-9]*$ ]] || die "--rate is a whole number above 0, not $1"
  export RATE=$1
}

# Only k6's web dashboard writes the HTML report, and it listens while it does: with port -1, meant to stop
# that, on all interfaces (k6 1.8), so it gets a free port of the loopback one. REST API and usage report are off.
run_k6() {
  export K6_WEB_DASHBOARD=true K6_WEB_DASHBOARD_HOST=127.0.0.1 K6_WEB_DASHBOARD_PORT=0 \
    K6_WEB_DASHBOARD_PERIOD=1s K6_WEB_DASHBOARD_EXPORT="$out.html"
  SPILLWAY_URL=$url SPILLWAY_API_KEY=$api_key \
    k6 run --quiet --no-color --address= --no-usage-report --summary-export "$out.json" \
    "$here/k6/$scenario.js" < /dev/null > "$out.txt" 2> "$out-k6.log" &
  k6=$!
  # In the background, so that a signal is answered at once and not after the test.
  wait "$k6" && status=0 || status=$?
  k6=
}

# Prints what is wrong with counts that the service has of its own, recorded_NAME, beside those of k6, answered_NAME.
# What was answered has to be recorded, and nothing that was not asked for: a request that failed may be either.
wrong_counts() {
  jq -r '
    .metrics as $all | ($all.http_req_failed.passes // 0) as $failed
    | [ $all | keys | select(any(.[]; startswith("recorded_")))
        | map(select(test("^(answered|recorded)_.*_")) | sub("^[a-z]*_"; "")) | unique[]
        | ($all["recorded_" + .].count // 0) as $recorded | ($all["answered_" + .].count // 0) as $answered
        | select($recorded < $answered or $recorded > $answered + $failed)
        | "\(gsub("_"; " ")): \($recorded) of \($answered)" ]
    | join(", ")' "$out.json"
}

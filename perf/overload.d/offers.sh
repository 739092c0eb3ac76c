# shellcheck shell=bash
# What is offered to the service, and what that costs; sourced by perf/overload.
# shellcheck disable=SC2034,SC2154 # such names are set or used by perf/overload

# So many that a loop stays open: thousands of requests a second, each for some tenths of a second.
readonly CONNECTIONS=3000

# set_load KIND STEPS: sets load to the command that offers these steps.
set_load() {
  load=("$out/offer" "$port" "$CONNECTIONS" "$2" "$1")
  case $1 in
    stored) load+=(/ "$links") ;;
    sealed) load+=(/ "$work/sealed.tsv") ;;
    create) load+=(/v1/links "$api_key") ;;
  esac
}

# offer KIND STEPS: sets result to a list of what offer.c prints for each step.
offer() {
  local load
  set_load "$@"
  attend "${load[@]}" > "$out/$1.json" || failed spillway "offer failed for $1"
  result=$(jq -cs . "$out/$1.json")
}

# offer_beside KIND STEPS: begins to offer; beside_result waits for its end, and sets result.
offer_beside() {
  local load
  set_load "$@"
  "${load[@]}" < /dev/null > "$out/beside.json" &
  beside=$!
}

beside_result() {
  local status=0
  wait "$beside" || status=$?
  beside=
  [ "$status" -eq 0 ] || failed spillway 'offer failed'
  result=$(jq -cs . "$out/beside.json")
}

# note SCENARIO PHASE KIND: adds the last result, with the CPU time that was used, to the results.
note() {
  if [ -n "$watcher" ]; then
    wait "$watcher" || die 'the CPU time that was used was not seen'
    watcher=
  fi
  jq -c --arg scenario "$1" --arg phase "$2" --arg kind "$3" --slurpfile used "$out/used.json" \
    '{ $scenario, $phase, $kind, used: $used[0], steps: . }' <<< "$result" >> "$out/results.jsonl"
}

# watch_use FROM SECONDS: notes the CPU time that is used within so many seconds, from second FROM on.
watch_use() {
  (
    sleep "$1"
    before=$(snapshot)
    sleep "$2"
    echo "$before $2 $(snapshot)" |
      jq -cR 'split(" ") | map(tonumber) | . as $all
        | [range(4) | $all[. + 5] - $all[.]] | { seconds: $all[4], service: .[0], postgres: .[1], first: .[2], rest: .[3] }'
  ) > "$out/used.json" &
  watcher=$!
}

# Ticks so far: of the service, of PostgreSQL, of the first core, of all others.
snapshot() {
  echo "$(cpu_ticks "$service") $(postgres_ticks) $(awk '
    /^cpu[0-9]/ { busy = $2 + $3 + $4 + $7 + $8 + $9; if ($1 == "cpu0") first = busy; else rest += busy }
    END { print first, rest + 0 }' /proc/stat)"
}

# find_peak SCENARIO KIND RATE: raises the rate by a half until that gains nothing, several times in a row. Sets
# peak, the most right answers a second.
find_peak() {
  local rate=$3 right in_vain=0
  peak=0
  while ((in_vain < tries)); do
    watch_use 0.5 "$((ramp - 1))"
    # What is due in the last second is for nothing but to give answers time.
    offer "$2" "${rate}x$ramp,1x1"
    note "$1" ramp "$2"
    right=$(jq '.[0] | .right / .seconds | floor' <<< "$result")
    say "$1: $2 at $rate/s, $right/s right"
    if ((right * 100 > peak * 105)); then in_vain=0; else in_vain=$((in_vain + 1)); fi
    if ((right > peak)); then peak=$right; fi
    rate=$((rate * 3 / 2))
  done
  [ "$peak" -gt 0 ] || failed spillway "no right answer for $2"
}

# shellcheck shell=bash
# latency: what clicks take at offered rates; sourced by perf/compare.
# shellcheck disable=SC2034,SC2154 # such names are set or used by perf/compare

# More than a closed loop needs: while some connections wait, the next click finds another.
readonly OPEN_CONNECTIONS=256

# offer FLAVOUR RATE SECONDS: clicks on stored links at their time, whether or not earlier ones are answered. Sets
# result to what offer.c prints. Whatever is shed is wrong here.
offer() {
  attend "$out/offer" "$port" "$OPEN_CONNECTIONS" "$2x$3" stored "$prefix" "$links" > "$out/offer.json" ||
    failed "$1" 'offer failed'
  result=$(jq -c '.wrong += .shed' "$out/offer.json")
}

measure_latency() {
  local flavour share peak taking_part turns=$(((rounds + 2) / 3))
  mapfile -t taking_part < <(among spillway quarkus quarkus-untraced)
  [ ${#taking_part[@]} -gt 0 ] || return 0
  peak=$(peak_of quarkus)
  if [ -z "$peak" ]; then
    say 'latency: left out, for it takes shares of what quarkus answered in stored'
    return
  fi
  for ((round = 1; round <= turns; round++)); do
    for flavour in $(turn "${taking_part[@]}"); do
      start "$flavour"
      saturate stored "$flavour" "$warm"
      for share in $(shares "$peak"); do offer_share "$flavour" "$share" "$((peak * share / 100))"; done
      stop
    done
  done
  round=1
}

offer_share() {
  local wrong=0
  check_clicks "$1" stored || wrong=1
  offer "$1" "$3" "$step"
  [ "$(jq .wrong <<< "$result")" -eq 0 ] || wrong=1
  record latency "$1" share "$2" rate "$3" answers "$result" wrong "$wrong"
  say "latency, $1 at $3/s ($2 %): p99 $(jq -r '.p99 * 10 | round / 10' <<< "$result") ms"
}

# Clicks a second in the median of stored, also of an earlier run.
peak_of() {
  # Nothing where stored was not measured.
  jq -rs --arg flavour "$1" '
    map(select(.flavour == $flavour and .wrong == 0) | .wrk.requests / .wrk.seconds) | sort
    | if length > 0 then .[length / 2 | floor] | round else empty end' "$out/stored.jsonl" 2> /dev/null || true
}

# In per cent of the peer's most, up to the service's own, in quarters and then in halves.
shares() {
  local share own
  own=$(peak_of spillway)
  for share in 25 50 75 100 125 150 200 250 300 400; do
    if ((share <= 100)) || ((${own:-0} * 100 >= $1 * share)); then echo "$share"; fi
  done
}

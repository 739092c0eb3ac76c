# shellcheck shell=bash
# memory: while little is asked, and after all that can be; sourced by perf/compare.
# shellcheck disable=SC2034,SC2154 # such names are set or used by perf/compare

# Requests a second of the quiet phase, as in the article whose figures the service is held against.
readonly QUIET_RATE=200

measure_memory() {
  local flavour turns=$(((rounds + 2) / 3))
  for ((round = 1; round <= turns; round++)); do
    for flavour in $(among spillway jvm aot quarkus quarkus-untraced); do measure_memory_of "$flavour"; done
  done
  round=1
}

measure_memory_of() {
  local flavour=$1 wrong=0 quiet_rss quiet_anonymous
  start "$flavour"
  check_clicks "$flavour" stored || wrong=1
  start_sampler "memory-$flavour"
  offer "$flavour" "$QUIET_RATE" "$idle"
  [ "$(jq .wrong <<< "$result")" -eq 0 ] || wrong=1
  quiet_rss=$(memory_kib "$service" Rss)
  quiet_anonymous=$(memory_kib "$service" Anonymous)
  saturate stored "$flavour" "$busy"
  [ "$(jq .errors <<< "$result")" -eq 0 ] && answers_as_long || wrong=1
  record memory "$flavour" wrong "$wrong" quiet_rss_kib "$quiet_rss" quiet_anonymous_kib "$quiet_anonymous" \
    busy_rss_kib "$(memory_kib "$service" Rss)" busy_anonymous_kib "$(memory_kib "$service" Anonymous)"
  end_process "$sampler"
  sampler=
  stop
  say "memory, $flavour: $((quiet_rss / 1024)) MiB at $QUIET_RATE/s"
}

# As many requests as the quiet rate makes in an hour, in six times less: does memory grow?
measure_soak() {
  local wrong=0 tenth=$((soak / 10))
  [[ " ${flavours[*]} " == *' spillway '* ]] || return 0
  say "soak: $soak s"
  start spillway
  check_clicks spillway stored || wrong=1
  start_sampler soak-spillway
  offer spillway "$((6 * QUIET_RATE))" "$soak"
  [ "$(jq .wrong <<< "$result")" -eq 0 ] || wrong=1
  end_process "$sampler"
  sampler=
  stop
  record soak spillway wrong "$wrong" clicks "$((6 * QUIET_RATE * soak))" \
    second_rss_kib "$(median_between "$tenth" "$((2 * tenth))" 2)" \
    second_anonymous_kib "$(median_between "$tenth" "$((2 * tenth))" 3)" \
    last_rss_kib "$(median_between "$((9 * tenth))" "$soak" 2)" \
    last_anonymous_kib "$(median_between "$((9 * tenth))" "$soak" 3)"
}

# median_between FROM TO COLUMN: of what was sampled in these seconds of the soak.
median_between() {
  awk -v from="$1" -v to="$2" -v column="$3" '$1 >= from && $1 < to { print $column }' "$out/soak-spillway.tsv" |
    sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

# start_sampler NAME: each second of the first round: second, resident KiB, anonymous KiB.
start_sampler() {
  local file=$out/$1.tsv
  [ "$round" -eq 1 ] || file=/dev/null
  (
    for ((second = 0; ; second++)); do
      printf '%d\t%d\t%d\n' "$second" "$(memory_kib "$service" Rss)" "$(memory_kib "$service" Anonymous)"
      sleep 1
    done
  ) > "$file" 2> /dev/null &
  sampler=$!
}

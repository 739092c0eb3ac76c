# shellcheck shell=bash
# start: from exec to the first redirect out of the database; sourced by perf/compare and perf/telemetry.
# shellcheck disable=SC2034,SC2154 # such names are set or used by perf/compare

# The first start of each fills the page cache and is not counted.
measure_start() {
  local flavour taking_part
  mapfile -t taking_part < <(among spillway jvm aot quarkus quarkus-untraced before after)
  [ ${#taking_part[@]} -gt 0 ] || return 0
  start_probe
  say "start: $starts of each"
  for ((round = 0; round <= starts; round++)); do
    for flavour in "${taking_part[@]}"; do time_start "$flavour"; done
  done
  end_process "$probe"
  probe=
  round=1
}

# Descriptors 7 and 8 are what it reads from and writes to.
start_probe() {
  local line
  mkfifo "$work/asked" "$work/answered"
  "$java" -Xmx64m "$here/FirstAnswer.java" < "$work/asked" > "$work/answered" &
  probe=$!
  exec 7> "$work/asked" 8< "$work/answered"
  read -r -t 60 line <&8 || die 'FirstAnswer.java did not start'
}

time_start() {
  local flavour=$1 one answered launched
  one=$(token "$RANDOM")
  choose_port
  describe "$flavour"
  echo "$port $prefix$one $(target "$one")" >&7
  launch "$work" "$out/$flavour.log" "${settings[@]}"
  read -r -t 90 answered <&8 || answered=none
  launched=$(cat "$work/launched")
  if [ "$answered" = none ]; then
    say "WRONG: $flavour did not redirect the first click"
    record start "$flavour" wrong 1
  elif [ "$round" -gt 0 ]; then
    record start "$flavour" wrong 0 microseconds "$((answered - ${launched/./}))" \
      rss_kib "$(memory_kib "$service" Rss)" anonymous_kib "$(memory_kib "$service" Anonymous)"
  fi
  stop
}

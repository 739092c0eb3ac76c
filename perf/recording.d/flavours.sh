# shellcheck shell=bash
# One binary in its three ways to record; sourced by perf/recording after compare.d/flavours.sh, of which it replaces
# what tells flavours apart.
# shellcheck disable=SC2034,SC2154 # such names are set or used by perf/recording

file_of() {
  echo "$binary"
}

describe() {
  prefix=/
  command=("$binary")
  settings=("${keys[@]}" "${database[@]}"
    SERVER_PORT="$port" MANAGEMENT_SERVER_PORT="$((port + 1000))" SPILLWAY_BASE_URL="$url" SPILLWAY_MIGRATE=off
    SPILLWAY_CLICKS_DURABILITY="$1" SPILLWAY_CLICKS_SPOOL="$work/spool")
}

# Of no earlier flavour, so that all write to tables of one size.
empty_clicks() {
  sql spillway -c 'truncate click, first_click, campaign_minute, campaign_quarter, link_minute, link_quarter' -c checkpoint
  clicks=0
}

# How many clicks are in the tables: from the rows of the roll-ups, which are few.
recorded() {
  sql spillway -c 'select (select coalesce(sum(clicks + bots), 0) from campaign_minute)
    + (select coalesce(sum(clicks + bots), 0) from link_minute)'
}

# await_recorded COUNT: until so many clicks are in the tables, those from the spool as well; fails after a minute.
# Those under way when wrk ends may come to more. Sets recorded_all.
await_recorded() {
  for _ in {1..120}; do
    recorded_all=$(recorded)
    if [ "$recorded_all" -ge "$1" ]; then return; fi
    sleep 0.5
  done
  return 1
}

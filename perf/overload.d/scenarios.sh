# shellcheck shell=bash
# The scenarios; sourced by perf/overload. What they have to reach is in report.jq.
# shellcheck disable=SC2154 # such names are set by perf/overload

# Per cent of the sealed clicks that one core can answer.
readonly SEALED_SHARE=30
# Stored clicks a second that a stalled database is asked for, more than it can answer.
readonly STALLED_RATE=1000

slowed=
sealed_peak=

# slow_down SECONDS: from now on each statement on links takes so much longer. The nap is taken once a statement, and
# the condition on the token still reaches the primary key beneath the view.
slow_down() {
  if [ -z "$slowed" ]; then
    end_process "$service"
    sql spillway -c 'create table nap (seconds float8 not null)' -c 'insert into nap values (0)' \
      -c 'alter table link rename to stored_link' \
      -c 'create view link as with nap as materialized (select pg_sleep(seconds) from nap)
          select stored_link.* from stored_link, nap'
    slowed=1
    start_service "$work" "$out/spillway.log" || failed spillway 'the service did not become ready'
  fi
  sql spillway -c "update nap set seconds = $1"
}

find_sealed_peak() {
  [ -z "$sealed_peak" ] || return 0
  find_peak sealed sealed 3000
  sealed_peak=$peak
}

slow-database() {
  local half steps
  slow_down 0.05
  find_peak slow-database stored 1500
  half=$((peak / 2))
  say "slow-database: $half/s, $((2 * peak))/s, $half/s"
  # Single seconds tell how long it takes to recover; what is due in the last may not be answered before the end.
  steps="${half}x5,$((2 * peak))x$overload$(printf ",${half}x1%.0s" {1..7})"
  watch_use 6 "$((overload - 1))"
  offer stored "$steps"
  note slow-database overload stored
}

costly-creates() {
  local rate
  find_sealed_peak
  find_peak costly-creates create 500
  rate=$((sealed_peak * SEALED_SHARE / 100))
  say "costly-creates: $rate clicks/s, at first alone, then beside $((2 * peak)) new links/s"
  watch_use 1 "$((overload / 2 - 1))"
  offer sealed "${rate}x$((overload / 2))"
  note costly-creates alone sealed
  watch_use 1 "$((overload - 1))"
  offer_beside create "$((2 * peak))x$overload,1x1"
  offer sealed "${rate}x$overload,1x1"
  note costly-creates overload sealed
  beside_result
  note costly-creates overload create
}

stalled-database() {
  local rate delay
  find_sealed_peak
  rate=$((sealed_peak * SEALED_SHARE / 100))
  for delay in 0.001 0.5; do
    slow_down "$delay"
    say "stalled-database: $rate sealed and $STALLED_RATE stored clicks/s, each statement takes $delay s"
    watch_use 2 "$((overload / 2 - 1))"
    offer_beside stored "${STALLED_RATE}x1,${STALLED_RATE}x$((overload / 2)),1x2"
    offer sealed "${rate}x1,${rate}x$((overload / 2)),1x2"
    note stalled-database "$delay" sealed
    beside_result
    note stalled-database "$delay" stored
    sleep 1
  done
}

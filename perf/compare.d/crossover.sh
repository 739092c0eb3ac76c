# shellcheck shell=bash
# crossover: whether and when a JVM that compiles while it runs overtakes the binary; sourced by perf/compare.
# shellcheck disable=SC2034,SC2154 # such names are set or used by perf/compare

# Seconds.
readonly SAMPLE=5

measure_crossover() {
  local flavour
  for flavour in $(among spillway jvm aot); do
    say "crossover: $flavour for $crossover s"
    follow "$flavour"
  done
}

# wrk in short runs, one after the other: it prints nothing before it ends.
follow() {
  local flavour=$1 launched cpu before second
  start "$flavour"
  check_clicks "$flavour" stored || die "$flavour does not answer as it must"
  launched=$(cat "$work/launched")
  before=$(cpu_ticks "$service")
  while second=$(awk -v from="$launched" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f", to - from }') &&
    ((${second%.*} < crossover)); do
    saturate stored "$flavour" "$SAMPLE"
    cpu=$(cpu_ticks "$service")
    answers_as_long || say "WRONG answers of $flavour: $result"
    record crossover "$flavour" wrk "$result" second "$second" cpu_ticks "$((cpu - before))" hertz "$hertz"
    before=$cpu
  done
  stop
}

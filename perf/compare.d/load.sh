# shellcheck shell=bash
# Load, and what it costs; sourced by all scripts of perf that load the service.
# shellcheck disable=SC2034,SC2154 # such names are set or used by those

# Per cent of the machine that others may use without mention.
readonly QUIET=10

say() {
  printf '%(%H:%M:%S)T %s\n' -1 "$*" >&2
}

# How many per cent of the machine others use before anything is started here.
watch_others() {
  others=$( (
    sed -n 's/^cpu  //p' /proc/stat
    sleep 2
    sed -n 's/^cpu  //p' /proc/stat
  ) | awk '
    { idle = $4 + $5; all = 0; for (i = 1; i <= 8; i++) all += $i }
    NR == 1 { first_idle = idle; first_all = all }
    END { printf "%.0f", 100 - 100 * (idle - first_idle) / (all - first_all) }')
  if [ "$others" -gt "$QUIET" ]; then say "BEWARE: $others % of this machine are busy with other things"; fi
}

# attend COMMAND ...: runs it such that a signal is answered at once, and not when it ends.
attend() {
  local status=0
  "$@" < /dev/null &
  child=$!
  wait "$child" || status=$?
  child=
  return "$status"
}

build_offer() {
  "${CC:-cc}" -O2 -Wall -o "$out/offer" "$parts/offer.c" || die 'no C compiler: install gcc, as native-image wants too'
}

# record MEASURE FLAVOUR NAME VALUE ...: adds a line of JSON to the measure's results; values are JSON.
record() {
  local measure=$1 flavour=$2 fields=() name
  shift 2
  while [ $# -gt 0 ]; do
    name=$1
    fields+=("\"$name\":${2:-null}")
    shift 2
  done
  (
    IFS=,
    echo "{\"measure\":\"$measure\",\"flavour\":\"$flavour\",\"round\":$round,${fields[*]}}"
  ) >> "$out/$measure.jsonl"
}

# expected FLAVOUR TARGET: where this flavour's click has to lead.
expected() {
  if [ "$1" = netty ]; then target "$(token 0)"; else echo "$2"; fi
}

# check_clicks FLAVOUR KIND: whether twenty clicks are answered as they must be. Sets answer_bytes, how long such
# an answer is: with that all answers of a load are checked by their sum.
check_clicks() {
  local flavour=$1 path goal status location
  while IFS=$'\t' read -r path goal; do
    read -r status answer_bytes location < <(
      curl -s --noproxy '*' --max-time 10 -o /dev/null -w '%{http_code} %{size_header} %{redirect_url}\n' \
        "$url$prefix$path"
    )
    if [ "$status" != 302 ] || [ "$location" != "$(expected "$flavour" "$goal")" ]; then
      say "WRONG: $flavour answers a $2 link with $status and ${location:-no Location}"
      return 1
    fi
  done < <(sample "$(links_of "$2" "$flavour")" 20)
}

# links_of KIND FLAVOUR: which links are clicked on. The peer has one kind: its lookups are what campaigns are held against.
links_of() {
  case $1:$2 in
    campaign:quarkus*) echo stored ;;
    *) echo "$1" ;;
  esac
}

# sample LINKS COUNT: tokens and targets, a line each.
sample() {
  local number one
  if [ "$1" != stored ]; then
    shuf -n "$2" "$work/$1.tsv"
  else
    shuf -n "$2" -i "0-$((links - 1))" | while read -r number; do
      one=$(token "$number")
      printf '%s\t%s\n' "$one" "$(target "$one")"
    done
  fi
}

# wrk_arguments KIND FLAVOUR: what load.lua is told.
wrk_arguments() {
  case $(links_of "$1" "$2"):$2 in
    stored:*) lua=(stored "$prefix" "$links" "$RANDOM") ;;
    sealed:* | campaign:*) lua=(listed "$prefix" "$work/$1.tsv" "$RANDOM") ;;
    create:quarkus*) lua=(create /l '{"code":"CODE","url":"TARGET"}' '' "$RANDOM$RANDOM") ;;
    create:*) lua=(create /v1/links '{"target":"TARGET"}' "$api_key" "$RANDOM$RANDOM") ;;
  esac
}

# saturate KIND FLAVOUR SECONDS: as many requests as 32 connections get answered. Sets result, wrk's JSON.
saturate() {
  local lua
  wrk_arguments "$1" "$2"
  attend wrk -t1 -c"$CONNECTIONS" -d"$3s" --timeout 10s -s "$parts/load.lua" "$url" -- "${lua[@]}" > "$out/wrk.txt" ||
    failed "$2" 'wrk failed'
  result=$(tail -n 1 "$out/wrk.txt")
  # wrk that is itself held up measures nothing.
  jq -e --argjson seconds "$3" '.seconds < $seconds * 1.2' <<< "$result" > /dev/null ||
    say "BEWARE: wrk ran for $(jq .seconds <<< "$result") s instead of $3"
}

# measure_load KIND FLAVOUR SECONDS: the same with its cost, recorded. A load with wrong answers is recorded as such.
measure_load() {
  local kind=$1 flavour=$2 seconds=$3 cpu postgres wrong=0 before
  if [ "$kind" = create ]; then
    before=$(made_links "$flavour")
  else
    check_clicks "$flavour" "$kind" || wrong=1
  fi
  cpu=$(cpu_ticks "$service")
  postgres=$(postgres_ticks)
  saturate "$kind" "$flavour" "$seconds"
  postgres=$(($(postgres_ticks) - postgres))
  cpu=$(($(cpu_ticks "$service") - cpu))
  if [ "$kind" = create ]; then
    made_as_answered "$flavour" "$before" || wrong=1
  else
    answers_as_long || wrong=1
    check_clicks "$flavour" "$kind" || wrong=1
  fi
  [ "$(jq .errors <<< "$result")" -eq 0 ] || wrong=1
  [ "$wrong" -eq 0 ] || say "WRONG answers in $kind of $flavour: $result"
  record "$kind" "$flavour" wrk "$result" wrong "$wrong" cpu_ticks "$cpu" postgres_ticks "$postgres" hertz "$hertz"
  say "$kind, $flavour: $(jq -r '.requests / .seconds | round' <<< "$result")/s"
}

# Every answer has the same length, down to the last character of the Location; requests under way when wrk ends
# may have been answered in part.
answers_as_long() {
  jq -e --argjson length "$answer_bytes" --argjson connections "$CONNECTIONS" \
    '.bytes >= .requests * $length and .bytes <= (.requests + $connections) * $length' <<< "$result" > /dev/null
}

# As many rows as answers, but for requests under way when wrk ends, this time and before.
made_as_answered() {
  local made
  made=$(($(made_links "$1") - $2))
  jq -e --argjson made "$made" --argjson connections "$CONNECTIONS" \
    '.requests > 0 and $made >= .requests and $made <= .requests + 2 * $connections' <<< "$result" > /dev/null
}

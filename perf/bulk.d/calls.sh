# shellcheck shell=bash
# The calls, and what is looked at while they last; sourced by perf/bulk.
# shellcheck disable=SC2034,SC2154 # such names are set or used by perf/bulk

# set_api: what every call begins with. An answer that is cut off is a failure, as is a status above 399. Nobody who
# lists processes has to see the key.
set_api() {
  (
    umask 077
    echo "Authorization: Bearer $api_key" > "$work/authorization"
  )
  api=(curl -fsSN --noproxy '*' --max-time "$PATIENCE" -H @"$work/authorization" -H 'Accept: application/x-ndjson')
}

# open_campaign: sets campaign, its number.
open_campaign() {
  campaign=$(jq -n --arg target "$(target '{recipient}')" '{name: "bulk", $target}' |
    "${api[@]}" -H 'Accept: application/json' -H 'Content-Type: application/json' --data-binary @- "$url/v1/campaigns" |
    jq .id) || failed service 'no campaign was made'
}

# recipients COUNT: the URL that makes their links.
recipients() {
  echo "$url/v1/campaigns/$campaign/links?from=0&to=$(($1 - 1))"
}

# timed COMMAND ...: sets took, its seconds.
timed() {
  local since=$EPOCHREALTIME
  # Else it would be without input in the background.
  "$@" <&0 &
  child=$!
  wait "$child" || return 1
  child=
  took=$(awk -v from="$since" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.3f", to - from }')
}

# start_watching, stop_watching: peak is the most KiB that were resident in between.
start_watching() {
  (
    while is_alive "$service"; do
      memory_kib "$service" Rss
      sleep 0.1
    done
  ) > "$work/resident" 2> /dev/null &
  sampler=$!
}

stop_watching() {
  end_process "$sampler"
  sampler=
  is_alive "$service" || failed service 'the service has ended'
  peak=$(sort -n "$work/resident" | tail -n 1)
  [ -n "$peak" ] || die 'no memory was seen'
}

# check_lines FILE COUNT FIELD: whether line N is of number N, from 0 on, and none is of an error.
check_lines() {
  awk -v count="$2" -v field="\"$3\": *\"?" '
    { number = $0; found = sub("^.*" field, "", number) }
    !found || number + 0 != NR - 1 || /"error":/ { wrong = NR; exit }
    END {
      if (wrong) { printf "line %d is not what was asked for", wrong; exit 1 }
      if (NR != count) { printf "there are %d lines and not %d", NR, count; exit 1 }
    }' "$1" > "$work/wrong" || die "WRONG: $(cat "$work/wrong")"
}

# check_links FILE FIELD: whether some of them lead to the target of their number.
check_links() {
  local number link
  shuf -n "$CLICKS" "$1" | jq -r "[.$2, .url] | @tsv" > "$work/sample"
  while IFS=$'\t' read -r number link; do
    leads_to "$link" "$(target "$number")"
  done < "$work/sample"
}

# leads_to URL TARGET: while others wait for much, a click may not.
leads_to() {
  local seen
  # Without an answer curl fails and says 000, which is wrong too.
  seen=$(curl -s --noproxy '*' --max-time 3 -o /dev/null -w '%{http_code} %{redirect_url}' "$1") || true
  [ "$seen" = "302 $2" ] || die "WRONG: a link is answered ${seen% *}"
}

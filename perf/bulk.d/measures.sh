# shellcheck shell=bash
# What is measured; sourced by perf/bulk.
# shellcheck disable=SC2034,SC2154 # such names are set or used by perf/bulk

measure_range() {
  say "range: $many links of a campaign"
  timed "${api[@]}" -X POST "$(recipients "$many")" > "$work/links" || failed service 'the call failed'
  check_lines "$work/links" "$many" recipient
  check_links "$work/links" recipient
  rm "$work/links"
  record range service links "$many" seconds "$took"
}

measure_memory() {
  local ticks
  find_reference
  ticks=$(cpu_ticks "$service")
  count_links "$most"
  ticks=$(($(cpu_ticks "$service") - ticks))
  record memory service few "$few" most "$most" few_kib "$reference" most_kib "$peak" \
    cpu_nanos "$((ticks * 1000000000 / $(getconf CLK_TCK) / most))"
}

# find_reference: what is resident with few links, which all else is held against. The first ones find a cold service.
find_reference() {
  [ -z "$reference" ] || return 0
  count_links "$few"
  count_links "$few"
  reference=$peak
}

# count_links COUNT: reads so many as fast as they come, and keeps none. Sets peak.
count_links() {
  local counter lines
  say "memory: $1 links of a campaign"
  [ -p "$work/pipe" ] || mkfifo "$work/pipe"
  wc -l < "$work/pipe" > "$work/lines" &
  counter=$!
  start_watching
  timed "${api[@]}" -X POST "$(recipients "$1")" > "$work/pipe" || failed service 'the call failed'
  stop_watching
  wait "$counter"
  lines=$(cat "$work/lines")
  [ "$lines" -eq "$1" ] || die "WRONG: there are $lines lines and not $1"
}

# Recipients come as a body, of more bytes than would fit anywhere: most of them are one line.
measure_body() {
  local counter
  find_reference
  say "body: $most recipients, and a line of $huge bytes"
  [ -p "$work/pipe" ] || mkfifo "$work/pipe"
  check_body < "$work/pipe" > "$work/wrong" &
  counter=$!
  start_watching
  timed "${api[@]}" -X POST -H 'Content-Type: application/x-ndjson' -T - "$url/v1/campaigns/$campaign/links" \
    < <(write_body) > "$work/pipe" || failed service 'the call failed'
  stop_watching
  wait "$counter" || die "WRONG: $(cat "$work/wrong")"
  record body service links "$most" line "$huge" seconds "$took" few "$few" few_kib "$reference" body_kib "$peak"
}

# Another recipient comes behind the line, as its answer does.
write_body() {
  seq 0 $((most - 1))
  head -c "$huge" /dev/zero | tr '\0' 7
  printf '\n%d\n' "$most"
}

check_body() {
  awk -v most="$most" '
    !index($0, NR == most + 1 ? "\"error\":" : "\"url\":") { wrong = wrong ? wrong : NR }
    END {
      if (wrong) { printf "line %d is not what was asked for", wrong; exit 1 }
      if (NR != most + 2) { printf "there are %d lines and not %d", NR, most + 2; exit 1 }
    }'
}

# The reader is a process that is stopped, so that its socket and the service's fill up.
measure_pause() {
  local bytes
  find_reference
  say "pause: a reader of $held links stops for $pause s"
  start_reader
  kill -STOP "$child"
  bytes=$(stat -c %s "$work/links")
  start_watching
  click_meanwhile
  stop_watching
  kill -CONT "$child"
  wait "$child" || failed service 'the call failed after its reader had stopped'
  child=
  check_lines "$work/links" "$held" recipient
  [ "$(stat -c %s "$work/links")" -gt $((bytes * 2)) ] || die 'the reader stopped when most had come: this says nothing'
  rm "$work/links"
  record pause service links "$held" pause "$pause" few "$few" few_kib "$reference" held_kib "$peak"
}

# start_reader: until the first links have come.
start_reader() {
  "${api[@]}" -X POST "$(recipients "$held")" > "$work/links" &
  child=$!
  until [ -s "$work/links" ]; do
    is_alive "$child" || failed service 'the call failed'
    sleep 0.01
  done
}

# One each second, on the first link.
click_meanwhile() {
  local until=$((SECONDS + pause)) number link
  IFS=$'\t' read -r number link < <(head -n 1 "$work/links" | jq -r '[.recipient, .url] | @tsv')
  while ((SECONDS < until)); do
    leads_to "$link" "$(target "$number")"
    sleep 1
  done
}

# In chunks, and the answer is read meanwhile, as by a caller who makes the lines as they are needed.
measure_stored() {
  local made
  say "stored: $rows links"
  write_links "$rows" > "$work/new"
  start_watching
  timed "${api[@]}" -X POST -H 'Content-Type: application/x-ndjson' -T - "$url/v1/links/bulk" \
    < "$work/new" > "$work/links" || failed service 'the call failed'
  stop_watching
  check_lines "$work/links" "$rows" ref
  check_links "$work/links" ref
  made=$(sql spillway -c 'select count(*) from link')
  [ "$made" -eq "$rows" ] || die "WRONG: there are $made rows and not $rows"
  rm "$work"/{new,links}
  record stored service links "$rows" seconds "$took" peak_kib "$peak"
}

# write_links COUNT: what a caller sends, a number as ref.
write_links() {
  seq 0 $(($1 - 1)) | awk -v target="$(target @)" '
    BEGIN { split(target, part, "@") }
    { printf "{\"ref\":\"%s\",\"target\":\"%s%s%s\"}\n", $1, part[1], $1, part[2] }'
}

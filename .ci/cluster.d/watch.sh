# shellcheck shell=bash
# Releases that Datadog is told of and asked about, by a command that plays it; sourced by .ci/cluster.
# shellcheck disable=SC2034,SC2154 # such names are set or used by .ci/cluster

step_watched() {
  local sources=$work/watched
  git clone --quiet "$root" "$sources"
  all_run "$good"
  play_datadog "$sources" 1
  watched 1 "undone: all pods run $good" "$better"
  told 'event --status started' 'gate ' 'event --status failed'
  play_datadog "$sources" 2
  watched 3 "undone: all pods run $good" "$better"
  play_datadog "$sources" 0
  watched 0 released "$good"
  told 'event --status started' 'gate .*--minutes 1 --min-count 100' 'event --status finished'
}

# play_datadog SOURCES STATUS: a command in their place that answers so when it is asked, and notes what it is told.
play_datadog() {
  local command=$1/deploy/datadog/spillway-datadog
  rm -f "$work/told"
  # shellcheck disable=SC2016 # for the script
  printf '#!/bin/sh\necho "$*" >> %q\ncase $1 in gate) exit %s ;; esac\n' "$work/told" "$2" > "$command"
  chmod +x "$command"
}

watched() {
  DD_API_KEY=played DD_APP_KEY=played expect "$1" "$2" release --gate smoke --watch 1 "$3"
}

# told PATTERN ...: in this order.
told() {
  local pattern
  for pattern; do
    grep -qE -- "^$pattern" "$work/told" || die "Datadog was not told: $pattern, but: $(cat "$work/told")"
  done
}

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
  told 'event --status started' 'report .*/gate-smoke\.json' 'gate .*--minutes 1 --min-count 100' \
    'event --status finished'
  told_no_other_gate
  told_of git@git.example:team/spillway.git 'https://git\.example/team/spillway\.git'
  told_of https://ci:swordfish@git.example/team/spillway 'https://git\.example/team/spillway'
  told_of /srv/git/spillway.git ''
}

# A gate that ends before it begins leaves no summary, and that of the one before is not its own.
told_no_other_gate() {
  [ -s "$sources/target/perf/gate-smoke.json" ] || die 'there is no summary of the gate before'
  sed -i "s/^GATE_RATE=.*/GATE_RATE=none/" "$sources/deploy/overlays/local/release.conf"
  play_datadog "$sources" 0
  watched 3 "undone: all pods run $good" "$better"
  told 'event --status failed'
  if grep -q '^report ' "$work/told"; then die 'Datadog was told what another gate measured'; fi
}

# told_of GIT_URL PATTERN: what the end of a release tells of its commit, as Jenkins has it; an empty one of none.
told_of() {
  local commit=0123456789abcdef0123456789abcdef01234567
  play_datadog "$sources" 0
  DD_API_KEY=played GIT_COMMIT=$commit GIT_URL=$1 expect 0 released release --gate none --watch 0 "$good"
  told "event --status finished --started-at [0-9]+ ${2:+--commit $commit --repository $2 }--env local"
  if grep -q swordfish "$work/told"; then die 'Datadog was told a password'; fi
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

# shellcheck shell=bash
# Pods and nodes that go; sourced by .ci/cluster.
# shellcheck disable=SC2034,SC2154 # such names are set or used by .ci/cluster

# Seconds of clicks of both loads that a killed process may cost: until the node has started it again, or the load
# balancer knows.
readonly DETECTION=3

# Clicks are answered once they are recorded: none that was may be missing, whatever happens.
step_faults() {
  expect 0 'released' release --gate none "$committing"
  begin_faults
  k delete pod "$(pods | head -n 1)" --wait > /dev/null
  settled
  none_failed 'a pod deleted'
  none_missing 'a pod deleted'

  begin_faults
  drain
  none_failed 'a node drained'
  none_missing 'a node drained'

  begin_faults
  kill_process
  settled
  stop_loads 'a process killed'
  [ "$failed" -le $(((DETECTION + lag) * 2 * LOAD)) ] || die "a killed process cost $failed requests"
  none_missing 'a process killed' "$(metric kept '.vus.max')"
  expect 0 'released' release --gate none "$good"
}

begin_faults() {
  began=$(psql -q -A -t "$database_url" -c 'select clock_timestamp()')
  marked=yes
  start_loads
}

# none_missing WHAT [REPEATED]: each click that was answered is recorded, and once. More may be recorded than was
# answered, as the answer itself can be lost. The HTTP client of Go, which k6 has, asks again by itself where a kept
# connection ends before the answer, and makes a second click: so many of the load with kept connections at most. Its
# marks are those of the alphabet's first half.
none_missing() {
  local recorded wrong missing twice repeated
  marked=
  recorded=$(psql -q -A -t "$database_url" -c "select count(*) from click where clicked_at >= '$began'")
  wrong=$(answered_marks | psql -q -A -t "$database_url" -c 'create temporary table answered (mark text)' \
    -c '\copy answered from pstdin' \
    -c "select count(*) filter (where times is null), count(*) filter (where times > 1 and mark >= 'n'),
          count(*) filter (where times > 1 and mark < 'n') from answered left join
        (select language, count(*) as times from click where clicked_at >= '$began' group by language) as recorded
        on language = mark")
  IFS='|' read -r missing twice repeated <<< "$wrong"
  measured "$1: clicks answered, recorded" "$answered, $recorded"
  [ "$answered" -gt 0 ] || die "$1: no click was answered"
  [ "$(answered_marks | wc -l)" -ge "$answered" ] || die "$1: not every answered click was told apart"
  [ "$missing" -eq 0 ] || die "$1: of $answered clicks $missing were not recorded"
  [ "$twice" -eq 0 ] || die "$1: of $answered clicks $twice on new connections were recorded more than once"
  [ "$repeated" -le "${2:-0}" ] || die "$1: of $answered clicks $repeated were recorded more than once"
  [ "$recorded" -le $((answered + failed + 2 * LOAD)) ] || die "$1: $recorded clicks were recorded of $answered"
}

settled() {
  k rollout status deployment/spillway --timeout=60s > /dev/null
}

drain() {
  local node
  node=$(k get pod "$(pods | head -n 1)" -o jsonpath='{.spec.nodeName}')
  kubectl drain "$node" --ignore-daemonsets --delete-emptydir-data --timeout=90s > /dev/null 2>&1 ||
    die "$node could not be drained"
  settled
  kubectl uncordon "$node" > /dev/null
}

# The pod stays, its process is gone at once, as if memory had run out.
kill_process() {
  local pod restarts
  pod=$(pods | head -n 1)
  restarts=$(restarts_of "$pod")
  kill -KILL "$(process_of "$pod")"
  eventually 30 restarted "$pod" "$restarts" || die "$pod was not started again"
}

restarts_of() {
  k get pod "$1" -o jsonpath='{.status.containerStatuses[0].restartCount}'
}

restarted() {
  [ "$(restarts_of "$1")" -gt "$2" ]
}

# process_of POD: its process as this machine knows it.
process_of() {
  local each
  for each in /proc/[0-9]*; do
    if [[ $(readlink "$each/exe" 2> /dev/null) =~ ^(/spillway|/opt/java/bin/java)$ ]] &&
      tr '\0' '\n' < "$each/environ" 2> /dev/null | grep -qx "HOSTNAME=$1"; then
      echo "${each#/proc/}"
      return
    fi
  done
  die "no process of $1"
}

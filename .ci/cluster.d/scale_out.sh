# shellcheck shell=bash
# New pods during a burst; sourced by .ci/cluster.
# shellcheck disable=SC2034,SC2154 # such names are set or used by .ci/cluster

step_scale_out() {
  scale_out 'scale-out'
}

# scale_out WHAT
scale_out() {
  local known wanted burst decided name
  local -A watched=()
  # The balancer chooses a pod for each connection: kept ones would never come to a new pod.
  SPILLWAY_URL=$url RATE=200 RISE=20s DURATION=40s NEW_CONNECTIONS=yes k6 run --quiet --no-color --address= \
    --no-usage-report --summary-export "$work/burst.json" "$root/perf/k6/push.js" < /dev/null > "$work/burst.txt" 2>&1 &
  burst=$!
  loads[burst]=$burst
  # Up to the steep part of the rise.
  sleep 10
  # Those that the autoscaler has added by itself meanwhile are not what is measured.
  known=$(pods)
  wanted=$(($(k get deployment spillway -o jsonpath='{.spec.replicas}') + 2))
  # The autoscaler's own decision, for which it needs no load: processors are busy with other things here.
  k patch hpa spillway --type=merge --patch "{\"spec\": {\"minReplicas\": $wanted, \"maxReplicas\": $wanted}}" > /dev/null
  until [ "$(k get deployment spillway -o jsonpath='{.spec.replicas}')" -ge "$wanted" ]; do sleep 0.05; done
  decided=$EPOCHREALTIME
  for name in $(await_new_pods "$known" 2); do
    first_click "$name" "$decided" > "$work/clicked-$name" &
    watched[$name]=$!
  done
  for name in "${!watched[@]}"; do
    wait "${watched[$name]}" || die "$name was not clicked on within 30 s"
    measured "$1: decision to first click of a new pod" "$(cat "$work/clicked-$name")"
  done
  wait "$burst" || die "the burst failed: $(tail -n 30 "$work/burst.txt")"
  unset 'loads[burst]'
  measured "$1: clicks of the burst meanwhile, failed" \
    "$(jq -r '.metrics | "\(.http_reqs.count), \(."http_req_failed{scenario:push}".passes)"' "$work/burst.json")"
}

# await_new_pods KNOWN COUNT: prints the names.
await_new_pods() {
  local new
  while
    new=$(comm -13 <(echo "$1") <(pods))
    [ "$(wc -w <<< "$new")" -lt "$2" ]
  do sleep 0.05; done
  echo "$new"
}

# first_click POD SINCE: how long until an exchange with the pod's port was over. Probes use another port.
first_click() {
  local process end=$((SECONDS + 30))
  until process=$(process_of "$1" 2> /dev/null); do sleep 0.02; done
  # Who ends a connection keeps it in this state, with its Connection: close the service.
  until nsenter --net="/proc/$process/ns/net" ss -Htn state time-wait '( sport = :8080 )' | grep -q .; do
    ((SECONDS < end)) || return 1
    sleep 0.02
  done
  awk -v from="$2" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.2f s", to - from }'
}

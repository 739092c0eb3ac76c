# shellcheck shell=bash
# A push that was announced beside one that was not; sourced by .ci/cluster.
# shellcheck disable=SC2034,SC2154 # such names are set or used by .ci/cluster

# All pods share this machine: only with less of it for each do more of them answer more. As much is requested, for the
# autoscaler reckons by that.
readonly SMALL_CPU=60m
# Clicks a second at the peak, seconds of rise and of ebb. Two pods of that size are too few for it, and six are not.
readonly PUSH_PEAK=800 PUSH_RISE=10 PUSH_EBB=50
# What the service is told of it: three in ten of so many recipients, half of them within this time, come to such a peak.
readonly RECIPIENTS=60000 HALF_TIME=PT14S CLICKS_OF_A_POD=150

step_prescaling() {
  local sources=$work/prescaling
  make_small_sources
  rm -f "$work/pushes.jsonl"
  for ((round = 1; round <= rounds; round++)); do
    push_once off
    push_once on
  done
  tell_pushes > "$pushes"
}

make_small_sources() {
  git clone --quiet "$root" "$sources"
  sed -i -e "s|^\( *\)cpu: 250m|\1cpu: $SMALL_CPU|" -e "s|^\( *\)limits:|&\n\1  cpu: $SMALL_CPU|" \
    -e "s|^\( *\)env:|&\n\1  - {name: SPILLWAY_CAPACITY_HALF_TIME, value: $HALF_TIME}\
\n\1  - {name: SPILLWAY_CAPACITY_CLICKS_PER_REPLICA, value: \"$CLICKS_OF_A_POD\"}\
\n\1  - {name: SPILLWAY_CAPACITY_LEAD_TIME, value: PT1M}|" "$sources/deploy/base/deployment.yaml"
}

# push_once off|on: whether it is announced, and somebody reads how many pods that takes.
push_once() {
  local before status=0
  say "  pre-scaling $1"
  begin_anew "$good"
  if [ "$1" = on ]; then prepare_push; fi
  before=$(ready_pods)
  SPILLWAY_URL=$url LINKS=1000 RATE=$PUSH_PEAK RISE=${PUSH_RISE}s DURATION=${PUSH_EBB}s NEW_CONNECTIONS=yes \
    k6 run --quiet --no-color --address= --no-usage-report --summary-export "$work/load-push.json" \
    "$root/perf/k6/push.js" < /dev/null > "$work/load-push.txt" 2>&1 &
  loads[push]=$!
  # Crossed thresholds are what is measured here.
  wait "${loads[push]}" || status=$?
  unset 'loads[push]'
  [[ $status == @(0|99) ]] || die "the push failed with $status: $(tail -n 5 "$work/load-push.txt")"
  note_push "$1" "$before"
  if [ "$1" = on ]; then end_scaler; fi
}

ready_pods() {
  k get deployment spillway -o json | jq '.status.readyReplicas // 0'
}

# Announced for soon; the pods are there before it begins.
prepare_push() {
  local campaign most
  SPILLWAY_CAPACITY_KEY=$SPILLWAY_API_KEY "$parts/scaler" --interval 1 --namespace "$namespace" "$url/v1/capacity" \
    > "$work/scaler.log" 2>&1 &
  loads[scaler]=$!
  campaign=$(api 201 POST /v1/campaigns '{"name": "push", "target": "https://example.com/{recipient}"}' | jq .id)
  api 201 POST "/v1/campaigns/$campaign/pushes" \
    "{\"at\": \"$(date -u -d '40 seconds' +%FT%TZ)\", \"recipients\": $RECIPIENTS}" > /dev/null
  most=$(k get hpa spillway -o jsonpath='{.spec.maxReplicas}')
  eventually 40 available "$most" ||
    die "there are $(ready_pods) pods before the push and not $most: $(tail -n 1 "$work/scaler.log")"
}

end_scaler() {
  end_process "${loads[scaler]}"
  unset 'loads[scaler]'
}

# note_push off|on PODS: what came of it.
note_push() {
  [ "$(metric push '."checks{check:click leads to its target}".fails')" -eq 0 ] || die 'a click led to a wrong target'
  [ "$(metric push '.iterations.count')" -gt 1000 ] || die "only $(metric push '.iterations.count') clicks: that is no push"
  jq -c --arg mode "$1" --argjson before "$2" --argjson after "$(ready_pods)" '.metrics | {
    $mode, $before, $after, clicks: .iterations.count, failed: ."http_req_failed{scenario:push}".passes,
    dropped: (.dropped_iterations.count // 0), p95: .click_duration["p(95)"], p99: .click_duration["p(99)"]
  }' "$work/load-push.json" >> "$work/pushes.jsonl"
}

# Of each round, in their order.
tell_pushes() {
  jq -rs --arg peak "$PUSH_PEAK" '
    def each(f): map(f | round | tostring) | join(", ");
    "A push of \($peak) clicks a second at its peak, in \(length / 2) rounds.", "",
    "| pre-scaling | clicks | failed | not made in time | p95, ms | p99, ms | pods before | after |",
    "|---|---|---|---|---|---|---|---|",
    (group_by(.mode)[]
      | [.[0].mode, each(.clicks), each(.failed), each(.dropped), each(.p95), each(.p99), each(.before), each(.after)]
      | "| " + join(" | ") + " |")
  ' "$work/pushes.jsonl"
}

# shellcheck shell=bash
# Pods that are there before a push; sourced by .ci/cluster.
# shellcheck disable=SC2154 # such names are set by .ci/cluster

# What five pods answer at their peak: 1,400 clicks a second each, of three in ten recipients.
readonly PUSHED_TO=4500000

step_pushes() {
  local campaign push since
  settle_on_two
  campaign=$(api 201 POST /v1/campaigns '{"name": "push", "target": "https://example.com/{recipient}"}' | jq .id)
  expect 0 'minReplicas stays 2' ask_capacity
  push=$(api 201 POST "/v1/campaigns/$campaign/pushes" \
    "{\"at\": \"$(date -u -d '3 minutes' +%FT%TZ)\", \"recipients\": $PUSHED_TO}" | jq .id)
  since=$EPOCHREALTIME
  expect 0 'minReplicas 2 -> 5' ask_capacity
  eventually 30 available 5 || die "the pods for the push are not there: $(pods)"
  measured 'pushes: from the announcement to pods that are ready' \
    "$(awk -v from="$since" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f s", to - from }')"
  SPILLWAY_API_KEY=sw_unknown expect 1 'left as it is: the answer is 401' ask_capacity
  [ "$(replicas)" -eq 5 ] || die 'a question that failed cost pods'
  # It is over when nobody clicks any more; nobody waits for that here.
  api 204 DELETE "/v1/campaigns/$campaign/pushes/$push"
  expect 0 'minReplicas 5 -> 2' ask_capacity
  eventually 45 wanted 2 || die "pods stay when the push is gone: $(pods)"
  k patch hpa spillway --type=merge --patch "$(cat "$work/behavior")" > /dev/null
}

# An autoscaler that takes pods away at once: the clicks of the steps before may have brought some.
settle_on_two() {
  k get hpa spillway -o json | jq '{spec: {behavior: .spec.behavior}}' > "$work/behavior"
  k patch hpa spillway --type=merge --patch '{"spec": {"minReplicas": 2, "behavior": {"scaleDown":
    {"stabilizationWindowSeconds": 0, "policies": [{"type": "Percent", "value": 100, "periodSeconds": 15}]}}}}' \
    > /dev/null
  eventually 60 wanted 2 || die "there are more pods than two: $(pods)"
}

ask_capacity() {
  SPILLWAY_CAPACITY_KEY=$SPILLWAY_API_KEY "$parts/scaler" --namespace "$namespace" "$url/v1/capacity"
}

replicas() {
  k get deployment spillway -o jsonpath='{.spec.replicas}'
}

wanted() {
  [ "$(replicas)" -eq "$1" ]
}

available() {
  [ "$(k get deployment spillway -o jsonpath='{.status.availableReplicas}')" -eq "$1" ]
}

# api STATUS METHOD PATH [BODY]: prints what is answered.
api() {
  local status
  status=$(curl -sS --noproxy '*' --max-time 10 -H @<(printf 'Authorization: Bearer %s\n' "$SPILLWAY_API_KEY") \
    -H 'Content-Type: application/json' -X "$2" ${4:+--data "$4"} -o "$work/answer" -w '%{http_code}' "$url$3")
  [ "$status" = "$1" ] || die "$2 $3 is answered $status: $(cat "$work/answer")"
  cat "$work/answer"
}

# shellcheck shell=bash
# Applies a rendering and waits until just its pods run; sourced by deploy/release.
# shellcheck disable=SC2034,SC2154 # such names are set or used by deploy/release

roll_out() {
  say "apply $image"
  bring "$work/service.json" || die "$BAD_RELEASE" "the release is bad: $(tail -n 1 "$work/complaint")"
  runs "$image" || die "$BAD_RELEASE" "the release is bad: its pods do not run $image but $(running)"
}

# bring FILE: applies it and waits; why it failed is in the complaint.
bring() {
  apply "$1" > /dev/null 2> "$work/complaint" && wake "$1" && await_pods
}

# A first release that failed left no pods, and the autoscaler leaves alone what has none.
wake() {
  local least
  [ "$(k get deployment spillway -o jsonpath='{.spec.replicas}')" = 0 ] || return 0
  least=$(jq '[.items[] | select(.kind == "HorizontalPodAutoscaler" or .kind == "ScaledObject")
    | .spec.minReplicas // .spec.minReplicaCount // 1][0] // 1' "$1")
  k scale deployment spillway --replicas="$least" > /dev/null 2> "$work/complaint"
}

# Not through k, whose limit for a request would end the watch.
await_pods() {
  if attend kubectl ${context:+--context "$context"} --namespace "$namespace" rollout status deployment/spillway \
    --timeout="${timeout}s" > "$work/rollout" 2> "$work/complaint"; then
    return 0
  fi
  [ -s "$work/complaint" ] || echo 'its pods did not become ready' > "$work/complaint"
  pod_complaints >> "$work/complaint"
  return 1
}

# Why pods are not ready, in a line: what a person would look up next.
pod_complaints() {
  k get pods --selector app.kubernetes.io/name=spillway,app.kubernetes.io/component=server -o json 2> /dev/null |
    jq -r '[.items[] | select(.metadata.deletionTimestamp == null)
      | .status.containerStatuses[]? | select(.ready | not)
      | .state.waiting.reason // .state.terminated.reason // "not ready"]
      | group_by(.) | map("\(length) x \(.[0])") | select(length > 0)
      | "its pods did not become ready: " + join(", ")' || true
}

# The images of the pods that are not being ended, each once. By what runs, where the node says so by digest.
running() {
  k get pods --selector app.kubernetes.io/name=spillway,app.kubernetes.io/component=server -o json | jq -r '
    [.items[] | select(.metadata.deletionTimestamp == null)
      | .spec.containers[0].image as $wanted
      | .status.containerStatuses[0].imageID // ""
      | if contains("@sha256:") then ($wanted | sub("@.*"; "")) + "@" + sub(".*@"; "") else $wanted end]
    | unique | join(" ")'
}

# runs IMAGE: whether all pods run it. One of before may take a moment to be marked as ending.
runs() {
  local _
  for _ in {1..40}; do
    [ "$(running)" != "$1" ] || return 0
    attend sleep 0.5
  done
  return 1
}

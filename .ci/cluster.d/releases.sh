# shellcheck shell=bash
# Good releases and bad ones; sourced by .ci/cluster.
# shellcheck disable=SC2154 # such names are set by .ci/cluster

step_first() {
  local before
  k get secret spillway > /dev/null 2>&1 || make_secrets spillway
  expect 1 'undone: no pods' release "$never_ready"
  [ -z "$(pods)" ] || die "there are pods: $(pods)"
  timed 'first release, with its migration and a gate' release "$good"
  all_run "$good"
  before=$(pods)
  expect 0 'released' release --gate smoke "$good"
  [ "$(pods)" = "$before" ] || die 'to release what runs changed the pods'
  one_at_a_time
}

# A holder that renewed its lease just now, and one that has not for long.
one_at_a_time() {
  hold "$(date -u +%Y-%m-%dT%H:%M:%S.000000Z)"
  expect 5 'another release is under way: somebody' release --gate none "$good"
  hold "$(date -u -d '-61 seconds' +%Y-%m-%dT%H:%M:%S.000000Z)"
  expect 0 'released' release --gate none "$good"
}

hold() {
  k patch lease spillway-release --type=merge --patch \
    "{\"spec\": {\"holderIdentity\": \"somebody\", \"renewTime\": \"$1\", \"acquireTime\": \"$1\"}}" > /dev/null
}

# timed WHAT COMMAND ...: measures a release that has to succeed.
timed() {
  local what=$1 since=$EPOCHREALTIME
  shift
  expect 0 'released' "$@"
  measured "$what" "$(awk -v from="$since" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f s", to - from }')"
}

step_undone() {
  start_loads
  expect 1 "undone: all pods run $good" release "$fails_gate"
  all_run "$good"
  expect 1 "undone: all pods run $good" release "$never_ready"
  all_run "$good"
  PATH=$(fake_k6 0):$PATH expect 3 "undone: all pods run $good" release "$better"
  all_run "$good"
  PATH=$(fake_k6 107):$PATH expect 4 "undone: all pods run $good" release "$better"
  none_failed 'four releases undone'
  all_run "$good"
}

# fake_k6 STATUS: prints a folder with a k6 that asks nothing and ends so.
fake_k6() {
  local folder=$work/k6-$1
  mkdir -p "$folder"
  printf '#!/bin/sh\nexit %s\n' "$1" > "$folder/k6"
  chmod +x "$folder/k6"
  echo "$folder"
}

step_aborted() {
  local before=$good releasing status=0
  all_run "$before"
  # Not by the function, which would be a process of its own and get the signal.
  KUBECONFIG=$releaser "$root/deploy/release" --url "$url" --timeout 60 local "$better" \
    > "$work/aborted" 2>&1 &
  releasing=$!
  eventually 60 grep -q 'gate: ' "$work/aborted" || die "the release did not reach its gate: $(cat "$work/aborted")"
  kill -TERM "$releasing"
  wait "$releasing" || status=$?
  [ "$status" -eq 4 ] || die "a release that was told to stop ended with $status: $(cat "$work/aborted")"
  grep -q "undone: all pods run $before" "$work/aborted" || die "it was not undone: $(cat "$work/aborted")"
  all_run "$before"
  say "  4: $(tail -n 1 "$work/aborted")"
}

# Two valid API keys, of which the second is new: pods have to start again to know it.
step_rotation() {
  local before hash
  before=$(pods)
  hash=$(printf 'sw_another' | sha256sum | cut -d ' ' -f 1)
  k patch secret spillway --type=merge --patch "{\"stringData\": {
    \"spillway.api.keys.another.hash\": \"$hash\", \"spillway.api.keys.another.scopes\": \"links\"}}" > /dev/null
  SPILLWAY_API_KEY=sw_another expect 0 released release --gate smoke "$(current)"
  [ -z "$(comm -12 <(echo "$before") <(pods))" ] || die 'a pod of before the change still runs'
}

# shellcheck shell=bash
# One release at a time: a Lease of coordination.k8s.io that is renewed while the release runs and, if its holder
# dies, free again when it has expired. Sourced by deploy/release.
# shellcheck disable=SC2034,SC2154 # such names are set or used by deploy/release

readonly LEASE=spillway-release
# Seconds. A holder that cannot renew it for so long has lost it.
readonly LEASE_DURATION=60
readonly LEASE_RENEWAL=15

# lease HOLDER [RESOURCE_VERSION]: as JSON; with a version it replaces just that one.
lease() {
  jq -n --arg holder "$1" --arg version "${2:-}" --arg name "$LEASE" --argjson duration "$LEASE_DURATION" '
    (now | strftime("%Y-%m-%dT%H:%M:%S.000000Z")) as $now
    | {
        apiVersion: "coordination.k8s.io/v1", kind: "Lease",
        metadata: ({name: $name} + if $version == "" then {} else {resourceVersion: $version} end),
        spec: {holderIdentity: $holder, leaseDurationSeconds: $duration, acquireTime: $now, renewTime: $now}
      }'
}

# As JSON with whether it is free, by the clock of this machine.
lease_now() {
  k get lease "$LEASE" -o json | jq '
    .spec as $spec
    | {
        holder: ($spec.holderIdentity // ""),
        version: .metadata.resourceVersion,
        since: $spec.acquireTime,
        free: (($spec.holderIdentity // "") == "" or
          ($spec.renewTime | sub("\\.[0-9]+Z$"; "Z") | fromdateiso8601) + $spec.leaseDurationSeconds < now)
      }'
}

take_lease() {
  local current
  holder=${BUILD_TAG:-$(id -un)@$(uname -n)}/$$-$RANDOM
  if ! lease "$holder" | k create -f - > /dev/null 2> "$work/complaint"; then
    current=$(lease_now 2> "$work/lease") ||
      die "$NOTHING_CHANGED" "the lease $LEASE cannot be taken: $(complaint)"
    [ "$(jq .free <<< "$current")" = true ] || busy "$current"
    lease "$holder" "$(jq -r .version <<< "$current")" | k replace -f - > /dev/null 2>&1 || busy "$current"
  fi
  lease_held=1
  keep_lease "$$" &
  renewer=$!
}

busy() {
  die "$BUSY" "another release is under way: $(jq -r '"\(.holder) since \(.since)"' <<< "$1")"
}

# keep_lease PID: renews it until it is somebody else's, and then tells the release.
keep_lease() {
  local current
  # A sleep that outlives it holds nobody's pipe.
  exec < /dev/null > /dev/null 2>&1
  while sleep "$LEASE_RENEWAL"; do
    # An interface that does not answer now may do so later.
    current=$(lease_now 2> /dev/null) || continue
    if [ "$(jq -r .holder <<< "$current")" != "$holder" ]; then
      kill -USR1 "$1"
      return
    fi
    lease "$holder" "$(jq -r .version <<< "$current")" | k replace -f - > /dev/null 2>&1 || true
  done
}

# Whoever took over applies a rendering of its own: to undo now would be to undo that.
superseded() {
  changed=
  lease_held=
  die "$BUSY" 'another release took over, for this one could not renew its lease: nothing is undone'
}

release_lease() {
  local current _
  if [ -n "$renewer" ]; then
    kill "$renewer" 2> /dev/null
    wait "$renewer" 2> /dev/null
  fi
  [ -n "$lease_held" ] || return 0
  # A renewal that was under way may come in between.
  for _ in 1 2 3; do
    if current=$(lease_now 2> /dev/null); then
      [ "$(jq -r .holder <<< "$current")" = "$holder" ] || return 0
      if lease '' "$(jq -r .version <<< "$current")" | k replace -f - > /dev/null 2>&1; then return 0; fi
    fi
    sleep 1
  done
  say "the lease $LEASE could not be given back; it expires in $LEASE_DURATION s"
}

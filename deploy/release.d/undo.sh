# shellcheck shell=bash
# The last good release: kept in the namespace, applied again when the next is not good. Sourced by deploy/release.
# shellcheck disable=SC2034,SC2154 # such names are set or used by deploy/release

readonly LAST_GOOD=spillway-last-good

# Sets good_image, and writes the rendering; neither if there was no release before.
remember_last_good() {
  local kept
  kept=$(k get configmap "$LAST_GOOD" --ignore-not-found -o json 2> "$work/complaint") ||
    die "$NOTHING_CHANGED" "the last good release cannot be read: $(complaint)"
  good_image=
  if [ -z "$kept" ]; then
    say 'there is no good release yet to go back to'
    return
  fi
  good_image=$(jq -r .data.image <<< "$kept")
  jq -r .data.rendering <<< "$kept" > "$work/last-good.json"
}

keep_as_good() {
  jq -n --arg name "$LAST_GOOD" --arg image "$image" --rawfile rendering "$work/service.json" '
    {apiVersion: "v1", kind: "ConfigMap", metadata: {name: $name}, data: {$image, $rendering}}' > "$work/kept.json"
  apply "$work/kept.json" > /dev/null 2> "$work/complaint" ||
    die "$BAD_RELEASE" "the release could not be noted as good: $(complaint)"
}

# In a trap a bare return would give the status of what the trap interrupted: hence none here and in what it calls.
undo() {
  if [ -n "$good_image" ]; then undo_to_last_good; else undo_first; fi
}

undo_to_last_good() {
  say "undo: back to $good_image"
  if bring "$work/last-good.json" && runs "$good_image"; then
    say "undone: all pods run $good_image"
  else
    not_undone
  fi
}

undo_first() {
  say 'undo: there is no earlier release, so no pods are left'
  if k scale deployment spillway --replicas=0 > /dev/null 2> "$work/complaint" && runs ''; then
    say 'undone: no pods'
  else
    not_undone
  fi
}

not_undone() {
  echo "deploy/release: NOT UNDONE, pods run: $(running); $(tail -n 1 "$work/complaint")" >&2
  return 1
}

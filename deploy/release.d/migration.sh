# shellcheck shell=bash
# The database is migrated by a Job of the new image before any of its pods is made; sourced by deploy/release.
# shellcheck disable=SC2034,SC2154 # such names are set or used by deploy/release

# Named by the digest: the same image migrates once.
job_name() {
  echo "spillway-migrate-${digest:7:12}"
}

migrate() {
  local state end name
  name=$(job_name)
  if [ "$(jq '.items | length' "$work/job.json")" -eq 0 ]; then
    say 'no migration in this overlay'
    return
  fi
  state=$(job_state "$name")
  # What an earlier release left behind says nothing of the database as it is now.
  if [ "$state" = failed ]; then delete_job "$name"; fi
  if [ "$state" = complete ]; then
    say "migration: $name was done before"
    return
  fi
  say "migration: $name"
  job=$name
  apply "$work/job.json" > /dev/null 2> "$work/complaint" ||
    die "$NOTHING_CHANGED" "the migration cannot be started: $(complaint)"
  end=$((SECONDS + timeout))
  until [ "$(job_state "$name")" = complete ]; do
    check_migration "$name"
    ((SECONDS < end)) || die "$NOTHING_CHANGED" "the migration took longer than $timeout s"
    attend sleep 0.5
  done
  job=
}

# job_state NAME: none, running, complete or failed; unknown as long as the cluster does not say.
job_state() {
  k get job "$1" --ignore-not-found -o json 2> /dev/null | jq -sr '
    if length == 0 then "none" else
      [.[0].status.conditions[]? | select(.status == "True") | .type]
      | if index("Complete") then "complete" elif index("Failed") then "failed" else "running" end
    end' || echo unknown
}

check_migration() {
  local waiting
  if [ "$(job_state "$1")" = failed ]; then
    k logs "job/$1" --tail=3 2> /dev/null | sed 's/^/  migration: /' >&2 || true
    die "$NOTHING_CHANGED" 'the migration failed; no pod was changed'
  fi
  waiting=$(k get pods --selector "batch.kubernetes.io/job-name=$1" -o json 2> /dev/null | jq -r '
    [.items[].status.containerStatuses[]?.state.waiting // empty
      | select(.reason | IN("ImagePullBackOff", "InvalidImageName", "CreateContainerConfigError"))][0]
    | select(. != null) | "\(.reason): \(.message // "")"' || true)
  case $waiting in
    '') ;;
    CreateContainerConfigError*) die "$NOTHING_CHANGED" "the migration cannot start: ${waiting#*: }" ;;
    *) die "$NOTHING_CHANGED" "the image $image cannot be pulled" ;;
  esac
}

delete_job() {
  k delete job "$1" --cascade=foreground --wait --timeout=30s --ignore-not-found > /dev/null 2> "$work/complaint" ||
    die "$NOTHING_CHANGED" "the job $1 of an earlier release cannot be removed: $(complaint)"
}

# A Job that was not awaited does not go on by itself.
remove_migration() {
  k delete job "$job" --cascade=background --ignore-not-found > /dev/null 2>&1 ||
    say "the job $job could not be removed"
}

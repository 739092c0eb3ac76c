# shellcheck shell=bash
# Datadog is told of a release, and asked whether it may stay. Sourced by deploy/release.
# shellcheck disable=SC2034,SC2154 # such names are set or used by deploy/release

# Seconds that Datadog has to be told something: no release hangs on it.
readonly TELLING=60
# Seconds that it has to know of what was clicked just now.
readonly KNOWING=180

check_datadog() {
  local each
  [ "$watch" -gt 0 ] || return 0
  for each in DD_API_KEY DD_APP_KEY; do
    [ -n "${!each:-}" ] ||
      die "$NOTHING_CHANGED" "$each is not set: Datadog cannot be asked about the release; --watch 0 does not ask it"
  done
  "$here/datadog/spillway-datadog" --version > /dev/null 2> "$work/complaint" ||
    die "$NOTHING_CHANGED" "$(tail -n 1 "$work/complaint")"
}

# tell ARGUMENT ...: whatever becomes of it, the release goes on.
tell() {
  [ -n "${DD_API_KEY:-}" ] || return 0
  timeout "$TELLING" "$here/datadog/spillway-datadog" "$@" --env "$environment" --version "$version" \
    > "$work/told" 2>&1 || say "Datadog was not told: $(tail -n 1 "$work/told")"
}

tell_start() {
  started=$(date -u +%s)
  tell event --status started
}

# web_address URL: the https URL of a repository, without a user, as the command wants it. Git's own may be one of ssh,
# or have a password in it. Prints nothing where none can be made of it.
web_address() {
  local url
  url=$(sed -E -e 's|^https://[^/@]*@|https://|' -e 's|^ssh://([^/@]*@)?([^/:]+)(:[0-9]+)?/|https://\2/|' \
    -e 's|^([^/@:]*@)?([^/:]+):([^/])|https://\2/\3|' <<< "$1")
  if [[ $url =~ ^https://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?$ ]]; then
    echo "$url"
  fi
}

# tell_end STATUS: what the script ends with.
tell_end() {
  local result=failed repository commit=()
  [ -n "$started" ] || return 0
  if [ "$1" -eq 0 ]; then result=finished; fi
  repository=$(web_address "${GIT_URL:-}")
  # The command refuses all of an event whose commit is none: better one without.
  if [[ -n $repository && ${GIT_COMMIT:-} =~ ^([0-9a-f]{40}|[0-9a-f]{64})$ ]]; then
    commit=(--commit "$GIT_COMMIT" --repository "$repository")
  fi
  tell event --status "$result" --started-at "$started" "${commit[@]}"
}

# What perf/gate writes down of its run.
gate_summary() {
  echo "$root/target/perf/gate-$gate.json"
}

# What k6 measured, whatever came of it.
tell_gate() {
  local summary
  summary=$(gate_summary)
  if [ -s "$summary" ]; then tell report "$summary"; fi
}

# The clicks of the minutes since the pods were there, those of the gate among them if it makes any (baseline does not).
watch_release() {
  local result=0 left monitor monitors=()
  [ "$watch" -gt 0 ] || return 0
  left=$((rolled + watch * 60 - SECONDS))
  say "watch: $watch min of clicks, as Datadog sees them"
  ((left <= 0)) || attend sleep "$left"
  for monitor in $watch_monitors; do monitors+=(--monitor "$monitor"); done
  attend "$here/datadog/spillway-datadog" gate --env "$environment" --version "$version" --minutes "$watch" \
    --min-count "$watch_clicks" --wait "$KNOWING" "${monitors[@]}" >&2 || result=$?
  case $result in
    0) ;;
    1) die "$BAD_RELEASE" 'the release is bad: its clicks are below an SLO, or a monitor alerts' ;;
    *) die "$BROKEN_GATE" 'Datadog cannot tell whether the release is good' ;;
  esac
}

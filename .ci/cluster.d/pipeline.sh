# shellcheck shell=bash
# The Jenkinsfile for real, from a company's own repository to its production; sourced by .ci/cluster.
# shellcheck disable=SC2034,SC2154 # such names are set or used by .ci/cluster

# An earlier image is in production and clicked on, when a build of main releases the next.
step_pipeline() {
  local -A urls=() keys=()
  local namespace url jenkins=$work/jenkins
  start_environment staging
  start_environment production
  make_company
  namespace=spillway-production url=${urls[production]}
  KUBECONFIG=$releaser expect 0 released "$jenkins/company/deploy/release" --gate none production "$better"
  SPILLWAY_API_KEY=${keys[production]} start_loads
  run_pipeline success
  told 'apply --env staging' 'event --status finished .* --env staging' 'report .* --env staging' \
    'apply --env production' 'event --status finished .* --env production'
  none_failed 'pipeline: rolling update of production'
  all_run "$(cat "$jenkins/kept/target/image/reference")"
  namespace=spillway-staging
  all_run "$(cat "$jenkins/kept/target/image/reference")"
  stop_environments
}

# What runs in staging is good, and production waits for its first release.
step_failing() {
  local -A urls=() keys=()
  local namespace url jenkins=$work/jenkins-failing
  start_environment staging
  start_environment production
  make_company
  namespace=spillway-staging
  KUBECONFIG=$releaser expect 0 released "$jenkins/company/deploy/release" --gate none staging "$better"
  sed -i 's|^ *env:$|&\n            - {name: SPILLWAY_LINKS_HOSTS, value: elsewhere.example}|' \
    "$jenkins/company/deploy/base/deployment.yaml"
  commit 'Take links to one host only'
  run_pipeline failure
  told 'event --status failed .* --env staging'
  all_run "$better"
  k get deployment spillway -o json | jq -e '[.. | .name?] | all(. != "SPILLWAY_LINKS_HOSTS")' > /dev/null ||
    die 'the change is still in staging'
  namespace=spillway-production
  [ -z "$(pods)" ] || die "production has pods: $(pods)"
  stop_environments
}

# start_environment NAME: what an administrator does once, and a load balancer.
start_environment() {
  local namespace=spillway-$1 url SPILLWAY_API_KEY=${SPILLWAY_API_KEY:-}
  install_admin "$1"
  make_database "$1"
  make_secrets "$1"
  start_balancer
  urls[$1]=$url keys[$1]=$SPILLWAY_API_KEY
}

# A repository like a company's: its own values where the README says they go.
make_company() {
  local name company=$jenkins/company
  mkdir "$jenkins"
  git clone --quiet "$root" "$company"
  sed -i -E \
    -e "s|IMAGE_REGISTRY = .*|IMAGE_REGISTRY = '$registry_address'|" \
    -e "s|IMAGE_BASE = .*|IMAGE_BASE = 'gcr.io/distroless/cc-debian13:nonroot'|" "$company/Jenkinsfile"
  for name in staging production; do
    sed -i "s|^IMAGE=.*|IMAGE=$registry_address/spillway|" "$company/deploy/overlays/$name/values/values.env"
    sed -i "s|^URL=.*|URL=${urls[$name]}|" "$company/deploy/overlays/$name/release.conf"
    # There is no Datadog to ask, and a minute of waiting shows nothing that the step watched has not.
    sed -i 's|^WATCH_MINUTES=.*|WATCH_MINUTES=0|' "$company/deploy/overlays/$name/release.conf"
    if [ -z "$full" ]; then
      sed -i -e 's|^GATE_RATE=.*|GATE_RATE=20|' -e 's|^GATE_DURATION=.*|GATE_DURATION=20s|' \
        "$company/deploy/overlays/$name/release.conf"
    fi
  done
  play_datadog "$company" 0
  commit 'Fill in our own values'
  # What scripts fall back on where there is no docker, for the agents' checkouts.
  if [ -d "$root/../shared" ]; then ln -s "$(realpath "$root/../shared")" "$jenkins/shared"; fi
  printf '[[registry]]\nlocation = "%s"\ninsecure = true\n' "$registry_address" > "$jenkins/registries.conf"
}

commit() {
  git -C "$jenkins/company" -c user.name=team -c user.email=team@example.com commit --quiet --all --message "$1"
}

# run_pipeline RESULT: of the newest commit, until it ends with that.
run_pipeline() {
  local status=0 since=$SECONDS
  (
    cd "$root" || exit
    unset SPILLWAY_API_KEY
    export PATH="$parts/bin:$PATH" CLUSTER_KUBECONFIG=$releaser KUBECONFIG=$jenkins/kubeconfig
    export CONTAINERS_REGISTRIES_CONF=$jenkins/registries.conf REGISTRIES_CONFIG_PATH=$jenkins/registries.conf
    export SPILLWAY_DATADOG_API_KEY=played SPILLWAY_DATADOG_APP_KEY=played
    export SPILLWAY_API_KEY_STAGING=${keys[staging]} SPILLWAY_API_KEY_PRODUCTION=${keys[production]}
    GIT_COMMIT=$(git -C "$jenkins/company" rev-parse HEAD)
    export GIT_COMMIT
    # In a group of its own, so that all of it ends if this script does. Elsewhere agents take no node's processor.
    exec nice -n "$ELSEWHERE" timeout --kill-after=60 1200 ./mvnw -B -ntp -q surefire:test -Dtest=PipelineTests \
      -Dspillway.pipeline.repository="$jenkins/company" -Dspillway.pipeline.build="$root" \
      -Dspillway.pipeline.folder="$jenkins" -Dspillway.pipeline.ends-in="$1"
  ) > "$jenkins/maven" 2>&1 &
  pipeline=$!
  wait "$pipeline" || status=$?
  pipeline=
  if [ "$status" -ne 0 ]; then
    tail -n 40 "$jenkins/log" "$jenkins/maven" >&2
    die "the pipeline did not end in $1"
  fi
  grep -E '^ *[0-9]+ s  (released|undone)|^deploy/release: ' "$jenkins/log" | while read -r line; do say "  $line"; done
  measured "pipeline: from image to its end ($1), tests and build before it not counted" "$((SECONDS - since)) s"
}

end_pipeline() {
  if [ -n "$pipeline" ]; then end_process "$pipeline"; fi
}

# Nodes have room for them, this machine has not.
stop_environments() {
  local name
  for name in staging production; do
    kubectl delete namespace "spillway-$name" --wait --timeout=120s > /dev/null
  done
}

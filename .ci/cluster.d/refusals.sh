# shellcheck shell=bash
# What a release refuses before it changes anything; sourced by .ci/cluster.
# shellcheck disable=SC2154 # such names are set by .ci/cluster

step_refusals() {
  local before
  before=$(state)
  expect 2 'deploy/release: no environment nowhere' "$root/deploy/release" nowhere "$good"
  expect 2 'deploy/release: .* is no image by its digest' "$root/deploy/release" local spillway:latest
  SPILLWAY_API_KEY='' expect 2 'deploy/release: SPILLWAY_API_KEY is not set' release "$good"
  SPILLWAY_API_KEY=none expect 2 'deploy/release: the secret spillway is missing' release "$good"
  releaser=$(nowhere) SPILLWAY_API_KEY=none expect 2 'deploy/release: the cluster cannot be reached' release "$good"
  make_secrets spillway
  k patch secret spillway --type=json --patch '[{"op": "remove", "path": "/data/spring.r2dbc.password"}]' > /dev/null
  expect 2 'deploy/release: the secret spillway .* lacks: spring.r2dbc.password' release "$good"
  k delete secret spillway spillway-migration > /dev/null
  make_secrets spillway
  expect 2 'deploy/release: the image .* cannot be pulled' release "$unknown"
  [ "$(state)" = "$before" ] || die "the cluster is not as it was: $(state)"
}

# All that a release might have left.
state() {
  k get deployments,jobs,services,hpa,pdb,networkpolicies,configmaps -o name | sort
}

# A cluster's address that nobody listens on.
nowhere() {
  local config=$work/nowhere
  sed -E "s|server: .*|server: https://127.0.0.1:$(free_port 26000)|" "$KUBECONFIG" > "$config"
  echo "$config"
}

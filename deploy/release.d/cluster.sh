# shellcheck shell=bash
# What deploy/release asks of the cluster before it changes anything; sourced by it.
# shellcheck disable=SC2034,SC2154 # such names are set or used by deploy/release

# k COMMAND ...: kubectl in the environment's namespace.
k() {
  kubectl ${context:+--context "$context"} --namespace "$namespace" --request-timeout=20s "$@"
}

# What kubectl complained of last, without what it begins each complaint with.
complaint() {
  sed -E '1!d; s/^[Ee]rror( from server( \([A-Za-z]+\))?)?: //' "$work/complaint"
}

check_cluster() {
  k get --raw /version > /dev/null 2> "$work/complaint" ||
    die "$NOTHING_CHANGED" "the cluster cannot be reached: $(tail -n 1 "$work/complaint")"
  k get lease spillway-release --ignore-not-found > /dev/null 2> "$work/complaint" ||
    die "$NOTHING_CHANGED" "no access to namespace $namespace: $(complaint)"
}

# secret NAME: prints it as JSON.
secret() {
  k get secret "$1" -o json 2> "$work/complaint" ||
    die "$NOTHING_CHANGED" "the secret $1 is missing in namespace $namespace: $(complaint)"
}

# Sets checksum: a hash over 32 random bytes and more tells nothing of them.
check_secrets() {
  local name values missing
  for name in spillway spillway-migration; do
    values=$(secret "$name")
    missing=$(jq -r '
      .data as $data
      | ($data["spillway.keys.primary"] // "" | @base64d | rtrimstr("\n")) as $primary
      | "spring.r2dbc.url", "spring.r2dbc.username", "spring.r2dbc.password", "spillway.keys.primary",
        "spillway.keys.ring.\($primary)"
      | select($data[.] == null)' <<< "$values" | paste -sd ' ')
    [ -z "$missing" ] || die "$NOTHING_CHANGED" "the secret $name in namespace $namespace lacks: $missing"
    if [ "$name" = spillway ]; then
      checksum=$(jq -S .data <<< "$values" | sha256sum | cut -c 1-32)
    fi
  done
}

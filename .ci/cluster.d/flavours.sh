# shellcheck shell=bash
# The binary and the jar on a JVM, side by side; sourced by .ci/cluster.
# shellcheck disable=SC2034,SC2154 # such names are set or used by .ci/cluster

step_flavours() {
  local on_jvm sources
  on_jvm=$(push "$jvm_image" jvm)
  measured 'compressed layers, MB: binary, JVM' "$(megabytes "$good"), $(megabytes "$on_jvm")"
  make_jvm_sources
  for ((round = 1; round <= rounds; round++)); do
    sources=$root flavour 'binary' "$good"
    sources=$work/jvm flavour 'JVM' "$on_jvm"
  done
}

# megabytes REFERENCE: of its layers, as the registry has them.
megabytes() {
  curl -fsS --noproxy '*' -H 'Accept: application/vnd.oci.image.manifest.v1+json' \
    "http://$registry_address/v2/spillway/manifests/${1#*@}" | jq '[.layers[].size] | add / 1e5 | round / 10'
}

# What a company would change: a JVM wants its arguments, and more memory.
make_jvm_sources() {
  git clone --quiet "$root" "$work/jvm"
  sed -i -e 's|^\( *\)args: .*|\1args: ["-XX:ActiveProcessorCount=2", "-jar", "/opt/spillway/spillway.jar"]|' \
    -e 's|memory: 128Mi|memory: 512Mi|' "$work/jvm/deploy/base/deployment.yaml" \
    "$work/jvm/deploy/components/migration/job.yaml"
}

# flavour NAME IMAGE: released, with as few pods as before, then scaled out.
flavour() {
  begin_anew "$2"
  scale_out "$1"
  measured "$1: memory of its pods, anonymous of resident, MiB" "$(memory_of_pods)"
}

# begin_anew IMAGE: released by the sources, with two pods, whatever was before.
begin_anew() {
  # A new autoscaler remembers no earlier need.
  k delete hpa spillway > /dev/null
  k scale deployment spillway --replicas 2 > /dev/null
  expect 0 'released' release --gate none "$1"
  all_run "$1"
  eventually 60 only_pods 2 || die "there are more pods than two: $(pods)"
}

only_pods() {
  [ "$(k get pods --selector app.kubernetes.io/component=server -o name | wc -l)" -eq "$1" ]
}

# What only they have, and with what they share with others.
memory_of_pods() {
  local pod process
  for pod in $(pods); do
    process=$(process_of "$pod")
    echo "$(memory "$process" Anonymous) of $(memory "$process" Rss)"
  done | sed 's/ MiB//g' | paste -sd ';' | sed 's/;/; /g'
}

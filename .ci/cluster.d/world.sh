# shellcheck shell=bash
# The cluster, the registry, the database, the images; sourced by .ci/cluster.
# shellcheck disable=SC2034,SC2154 # such names are set or used by .ci/cluster

# The cluster takes its images from there.
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot
# What builds and releases is on no node of a real cluster; here it leaves the processors to the pods: nice's number.
readonly ELSEWHERE=10
# What pods call this machine, and their network.
readonly MACHINE=10.244.0.1/16

make_world() {
  check_tools
  sources=$root
  work=$(mktemp -d)
  chmod 711 "$work"
  say 'cluster, registry, database'
  cluster up --dir "$work/cluster" > /dev/null
  up=1
  export KUBECONFIG=$work/cluster/kubeconfig
  start_registry
  start_postgres
  say 'images'
  make_images
  make_releaser
  install_admin local
  start_balancer
}

check_tools() {
  need cluster 'it is not on the PATH'
  need kubectl 'install kubectl'
  need buildah 'install buildah'
  need docker-registry 'install docker-registry'
  need k6 'install k6'
  need jq 'install jq'
  need psql 'install PostgreSQL'
  buildah inspect --type image "$image" > /dev/null 2>&1 || die "there is no image $image: image/build --tag $image"
}

k() {
  kubectl --namespace "$namespace" "$@"
}

start_registry() {
  registry_address=127.0.0.1:$(free_port 23000)
  cat > "$work/registry.yaml" <<YAML
version: 0.1
log: {level: warn, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: $work/registry}}
http: {addr: "$registry_address"}
YAML
  docker-registry serve "$work/registry.yaml" > "$work/registry.log" 2>&1 &
  registry=$!
  wait_ready "http://$registry_address/v2/" "$registry" 20 || die "no registry: $(tail -n 1 "$work/registry.log")"
}

start_postgres() {
  postgres=$work/postgres
  database_url=$("$root/perf/postgres" start "$postgres" "$MACHINE")
  [[ $database_url =~ ^postgresql://(.*):(.*)@127\.0\.0\.1:([0-9]+)/(.*)$ ]] || die "no URL of a database: $database_url"
  database_password=${BASH_REMATCH[2]}
  database_port=${BASH_REMATCH[3]}
  make_database spillway
}

# make_database NAME: where the migration makes tables for the service.
make_database() {
  local at=${database_url%/*}/$1
  if [ "$at" != "$database_url" ]; then psql -q "$database_url" -c "create database $1"; fi
  psql -q "$at" -c 'alter default privileges grant select, insert, update, delete on tables to spillway_service' \
    -c 'alter default privileges grant usage on sequences to spillway_service'
}

# The context of somebody who has the rights of a releaser, and no others.
make_releaser() {
  releaser=$work/releaser
  kubectl config view --raw --flatten -o json |
    jq '.users[0].user += {as: "jenkins", "as-groups": ["spillway-releasers"]}' > "$releaser"
}

# install_admin ENV: what an administrator applies, without what External Secrets would make secrets of.
install_admin() {
  kubectl kustomize "$root/deploy/overlays/$1/admin" |
    kubectl label --local --dry-run=client -o json -f - ci/cluster- 2> /dev/null |
    jq 'select(.apiVersion | startswith("external-secrets.io/") | not)' | kubectl apply -f - > /dev/null
}

# start_balancer: of the namespace; sets url.
start_balancer() {
  local port
  port=$(free_port 25000)
  url=http://127.0.0.1:$port
  cluster lb "$namespace/spillway:http" --listen "127.0.0.1:$port" --lag "${lag}s" --dir "$work/cluster" \
    > "$work/balancer-$namespace.log" 2>&1 &
  balancers+=($!)
}

# Images of the same binary that differ in one setting, so that they are other releases.
make_images() {
  names_of_images > "$work/images"
  good=$(push "$image" good)
  better=$(push "$(variant better SPILLWAY_CLICK_REFERRER_POLICY=origin)" better)
  committing=$(push "$(variant committing SPILLWAY_CLICKS_DURABILITY=commit)" committing)
  # Answers on no port that anybody may ask.
  never_ready=$(push "$(variant never-ready SERVER_PORT=1)" never-ready)
  # Makes no link that a gate asks for.
  fails_gate=$(push "$(variant fails-gate SPILLWAY_LINKS_HOSTS=elsewhere.example)" fails-gate)
  unknown=${good%@*}@sha256:$(printf 'nothing' | sha256sum | cut -d ' ' -f 1)
}

# variant NAME SETTING: prints the name of the image.
variant() {
  local container
  container=$(buildah from --pull-never "$image")
  buildah config --env "$2" "$container"
  buildah commit -q "$container" "localhost/spillway:ci-$1" > /dev/null
  buildah rm "$container" > /dev/null
  echo "localhost/spillway:ci-$1"
}

# push IMAGE TAG: prints its reference by the registry's digest, under which the nodes find it too.
push() {
  local reference folder=$work/push-$2
  mkdir "$folder"
  buildah inspect --type image --format '{{.FromImageID}}' "$1" > "$folder/image.id"
  reference=$("$root/image/push" --engine buildah --output "$folder" --insecure "$registry_address/spillway:$2" \
    2> "$work/push.log") || die "cannot push $1: $(tail -n 1 "$work/push.log")"
  buildah pull --quiet --tls-verify=false "$reference" > /dev/null
  echo "$reference"
}

# make_secrets DATABASE: as a cluster has them, what the service may and what the migration may.
make_secrets() {
  local settings=$work/secrets
  rm -rf "$settings"
  mkdir -m 700 "$settings"
  mkdir "$settings/spillway" "$settings/spillway-migration"
  write_keys "$settings/spillway"
  cp "$settings/spillway"/* "$settings/spillway-migration"
  write_database "$settings/spillway" "$1" spillway_service
  write_database "$settings/spillway-migration" "$1" spillway
  k create secret generic spillway --from-file="$settings/spillway" > /dev/null
  k create secret generic spillway-migration --from-file="$settings/spillway-migration" > /dev/null
}

# write_keys FOLDER: a file a setting, named like its property; the API key goes to SPILLWAY_API_KEY alone.
write_keys() {
  local line name
  while read -r line; do
    name=${line%%=*}
    case $line in
      SPILLWAY_API_KEY=*) export SPILLWAY_API_KEY=${line#*=} ;;
      SPILLWAY_*=*) printf %s "${line#*=}" > "$1/$(tr '[:upper:]_' '[:lower:].' <<< "$name")" ;;
    esac
  done < <("$root/target/spillway" keygen --scopes links,campaigns,stats,capacity)
}

# write_database FOLDER DATABASE ROLE
write_database() {
  printf 'r2dbc:postgresql://host.cluster.internal:%s/%s' "$database_port" "$2" > "$1/spring.r2dbc.url"
  printf %s "$3" > "$1/spring.r2dbc.username"
  printf %s "$database_password" > "$1/spring.r2dbc.password"
}

# release OPTION ... IMAGE: to the local environment, through the load balancer, as the sources say.
release() {
  KUBECONFIG=$releaser nice -n "$ELSEWHERE" "$sources/deploy/release" --url "$url" --timeout 60 "${@:1:$#-1}" local "${!#}"
}

# The names of the pods that are not being ended.
pods() {
  k get pods --selector app.kubernetes.io/component=server -o json |
    jq -r '.items[] | select(.metadata.deletionTimestamp == null) | .metadata.name' | sort
}

# The images of those, each once.
current() {
  k get pods --selector app.kubernetes.io/component=server -o json |
    jq -r '.items[] | select(.metadata.deletionTimestamp == null) | .spec.containers[0].image' | sort -u
}

# all_run IMAGE: nothing else runs, and something does.
all_run() {
  local images
  images=$(current)
  [ "$images" = "$1" ] || die "pods run ${images:-nothing} and not $1"
}

tell_state() {
  k get pods,jobs,hpa -o wide
  k get events --sort-by=.lastTimestamp | tail -n 15
  k logs --selector app.kubernetes.io/name=spillway --tail=5 --prefix
} >&2

end_all() {
  local each
  end_pipeline
  end_loads
  for each in "${balancers[@]}"; do end_process "$each"; done
  if [ -n "$up" ]; then cluster down --dir "$work/cluster"; fi
  if [ -n "$registry" ]; then end_process "$registry"; fi
  if [ -n "$postgres" ]; then "$root/perf/postgres" stop "$postgres"; fi
  remove_images
  if [ -n "$work" ]; then rm -rf "$work"; fi
}

names_of_images() {
  buildah images --json | jq -r '.[].names[]?' | sort
}

# Those that were made since.
remove_images() {
  if [ -f "$work/images" ]; then
    names_of_images | comm -13 "$work/images" - | xargs -r buildah rmi > /dev/null 2>&1
  fi
}

# shellcheck shell=bash
# The overlay with the image, the version and the checksum of the secrets; sourced by deploy/release.
# shellcheck disable=SC2034,SC2154 # such names are set or used by deploy/release

# In a copy: a release edits no file of the repository.
render() {
  local copy=$work/deploy
  rm -rf "$copy"
  mkdir "$copy" "$copy/release"
  cp -R "$here"/{base,components,overlays} "$copy"
  case $image in
    *@*) ;;
    *) image=$(overlay_image)@$digest ;;
  esac
  customization > "$copy/release/kustomization.yaml"
  kubectl kustomize "$copy/release" > "$work/rendering.yaml" 2> "$work/complaint" ||
    die "$NOTHING_CHANGED" "the overlay $environment cannot be rendered: $(tail -n 1 "$work/complaint")"
  namespace=$(kubectl kustomize "$here/overlays/$environment" | sed -n 's/^  namespace: //p' | head -n 1)
  [ -n "$namespace" ] || die "$NOTHING_CHANGED" "the overlay $environment names no namespace"
}

# The first image that the overlay names, without tag or digest.
overlay_image() {
  kubectl kustomize "$here/overlays/$environment" | sed -n 's/^ *\(- \)\?image: //p' | head -n 1 |
    sed -E 's/@.*//; s/:[^:/]*$//'
}

customization() {
  cat <<YAML
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
- ../overlays/$environment
labels:
- pairs:
    app.kubernetes.io/version: "$version"
    tags.datadoghq.com/version: "$version"
  includeTemplates: true
patches:
- patch: |-
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: spillway
    spec:
      template:
        metadata:
          annotations:
            spillway.io/secrets: "$checksum"
        spec:
          containers:
          - name: spillway
            image: $image
- target:
    kind: Job
    name: spillway-migrate
  options:
    allowNameChange: true
  patch: |-
    - op: replace
      path: /metadata/name
      value: $(job_name)
    - op: replace
      path: /spec/template/spec/containers/0/image
      value: $image
YAML
}

# objects FILTER: those of the rendering that a filter of jq selects, as one List. kubectl turns YAML to JSON.
objects() {
  jq -s "{apiVersion: \"v1\", kind: \"List\", items: [.[] | (.items? // [.])[] | select($1)]}" "$work/rendering.json"
}

# Nothing is changed before the cluster has said that it would take all of it.
rehearse() {
  k create --dry-run=client --validate=false -f "$work/rendering.yaml" -o json \
    > "$work/rendering.json" 2> "$work/complaint" ||
    die "$NOTHING_CHANGED" "the cluster does not know what was rendered: $(complaint)"
  objects '.kind == "Job"' > "$work/job.json"
  objects '.kind != "Job"' > "$work/service.json"
  apply "$work/service.json" --dry-run=server > /dev/null 2> "$work/complaint" ||
    die "$NOTHING_CHANGED" "the cluster does not take what was rendered: $(complaint)"
}

# apply FILE OPTION ...: one field manager for all releases, so that what one sets the next may take away.
apply() {
  local file=$1
  shift
  k apply --server-side --field-manager=spillway-release --force-conflicts "$@" -f "$file"
}

# shellcheck shell=bash
# What the scripts of this folder share; sourced, never run.
#
# They hand each other: engine, the container engine; output, the folder of what is built. root is the project's.
# shellcheck disable=SC2034,SC2154 # such names are set or used by the script that sources this

# shellcheck source-path=SCRIPTDIR source=../perf/lib.sh
. "$root/perf/lib.sh"

output=$root/target/image
engine=
compressing=()

# is_usable ENGINE: whether it is installed and, if it is docker, its daemon answers.
is_usable() {
  command -v "$1" > /dev/null || return 1
  [ "$1" != docker ] || docker version > /dev/null 2>&1
}

# choose_engine: sets engine to the one that was asked for, else to the first that can be used.
choose_engine() {
  local each
  if [ -n "$engine" ]; then
    [[ $engine =~ ^(docker|podman|buildah)$ ]] || die "no engine $engine; there are: docker podman buildah"
    need "$engine" 'install it, or choose another --engine'
    is_usable "$engine" || die "$engine does not answer: is its daemon running?"
    return
  fi
  for each in docker podman buildah; do
    if is_usable "$each"; then
      engine=$each
      return
    fi
  done
  die 'no container engine can be used: install docker (and start its daemon), podman or buildah'
}

# has_image IMAGE: whether the engine has it in its local storage.
has_image() {
  case $engine in
    buildah) buildah inspect --type image "$1" > /dev/null 2>&1 ;;
    *) "$engine" image inspect "$1" > /dev/null 2>&1 ;;
  esac
}

# built_image: prints the id of what image/build built last.
built_image() {
  local id
  [ -s "$output/image.id" ] || die "no image is built yet: image/build comes first"
  id=$(cat "$output/image.id")
  has_image "$id" || die "$engine has the image no longer that image/build built: build it again"
  echo "$id"
}

# compress_with FORMAT: sets compressing to what podman and buildah push with. As hard as they can: an image is pushed
# once and pulled often.
compress_with() {
  local level=9
  [ "$1" = gzip ] || level=20
  compressing=(--format oci --compression-format "$1")
  # Not all versions of podman know it.
  if "$engine" push --help | grep -q -e --compression-level; then compressing+=(--compression-level "$level"); fi
}

# The project's version, not that of the parent which comes first in the file.
version() {
  sed -n '/<parent>/,/<\/parent>/d; s|.*<version>\(.*\)</version>.*|\1|p' "$root/pom.xml" | head -n 1
}

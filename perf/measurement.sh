# shellcheck shell=bash
# How a measurement begins and ends, for the scripts of this folder that start a service; sourced, never run.
#
# They hand each other: here, this folder; root, the one above; binary, the service; out, where report and results go;
# logs, what the names of logs begin with; work, a folder that goes when the script ends; processes, the names of the
# variables that hold the id of a process as long as it runs, in the order in which they are ended.
# shellcheck disable=SC2034,SC2154 # such names are set or used by the script that sources this

# What a service, its database and their figures take.
check_tools() {
  [ -e "/proc/$$/stat" ] || die "needs Linux's /proc"
  need curl 'install curl'
  need jq 'install jq'
  PG_BIN=$(pg_bin)
  export PG_BIN
}

check_binary() {
  [ -f "$binary" ] || die "$binary is missing: build it with ./mvnw -Pnative native:compile"
  binary=$(realpath "$binary")
}

# fresh_folder NAME: sets out and logs. Nothing of an earlier run may pass for this one's.
fresh_folder() {
  out=$root/target/perf/$1
  logs=$out/
  mkdir -p "$out"
  rm -f "$out"/*.{jsonl,json,log,md}
}

begin_measurement() {
  trap cleanup EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  work=$(mktemp -d)
  # So that the database's user can enter its folder in there.
  chmod 711 "$work"
}

cleanup() {
  local process
  trap '' INT TERM
  for process in "${processes[@]}"; do
    if [ -n "${!process}" ]; then end_process "${!process}"; fi
  done
  if [ -e "$work/postgres" ]; then
    # There is none yet where it did not start.
    cp "$work/postgres/log" "${logs}postgres.log" 2> /dev/null || true
    "$here/postgres" stop "$work/postgres"
  fi
  if [ -n "$work" ]; then rm -rf "$work"; fi
}

# failed LOG COMPLAINT: ends the script with the end of a log.
failed() {
  tail -n 20 "$logs$1.log" >&2
  die "$2; the log is ${logs#"$root/"}$1.log"
}

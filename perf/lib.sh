# shellcheck shell=bash
# What the scripts of this folder share; sourced, never run.

die() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# need COMMAND HINT: ends the script if there is no such command.
need() {
  command -v "$1" > /dev/null || die "$1 is missing: $2"
}

# The folder of PostgreSQL's server programs: $PG_BIN, else PATH's, else the newest of Debian's.
pg_bin() {
  local folder
  if [ -n "${PG_BIN:-}" ]; then
    folder=$PG_BIN
  elif folder=$(command -v initdb); then
    folder=$(dirname "$(realpath "$folder")")
  else
    # Nothing where Debian's are not there either, which is told below.
    folder=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1) || true
  fi
  if [ ! -x "$folder/initdb" ] || [ ! -x "$folder/pg_ctl" ]; then
    die "PostgreSQL's initdb and pg_ctl are missing${PG_BIN:+ in $PG_BIN}: install PostgreSQL 15 or newer, or set PG_BIN to their folder"
  fi
  echo "$folder"
}

# is_open PORT: whether something listens on this port of the loopback interface.
is_open() {
  (: < "/dev/tcp/127.0.0.1/$1") 2> /dev/null
}

# free_port FROM: a port of FROM..FROM+999 that nobody listens on. Ranges of their own for all ports that are
# chosen together keep them apart; below 32768 no outgoing connection takes them either.
free_port() {
  local port
  for _ in {1..50}; do
    port=$(($1 + RANDOM % 1000))
    if ! is_open "$port"; then
      echo "$port"
      return
    fi
  done
  die "no free port from $1 on"
}

is_alive() {
  kill -0 "$1" 2> /dev/null
}

# end_process PID: asks it to stop, and after 15 s makes it.
end_process() {
  kill -TERM "$1" 2> /dev/null || return 0
  # One that is stopped would not hear it; it may have ended just now.
  kill -CONT "$1" 2> /dev/null || true
  for _ in {1..150}; do
    is_alive "$1" || return 0
    sleep 0.1
  done
  echo "${0##*/}: process $1 did not stop when asked to" >&2
  # It may have ended just now.
  kill -KILL "$1" 2> /dev/null || true
}

# wait_ready URL PID SECONDS: until the URL answers 200; fails once the process has ended or the time is up.
wait_ready() {
  local end=$((SECONDS + $3))
  while ((SECONDS < end)); do
    is_alive "$2" || return 1
    if curl -fsS --noproxy '*' --max-time 2 -o /dev/null "$1" 2> /dev/null; then return 0; fi
    sleep 0.1
  done
  return 1
}

# java_25: prints the java command of a JDK 25: JAVA_HOME's, the PATH's, else one below /usr/lib/jvm.
java_25() {
  local java candidates
  mapfile -t candidates < <(
    echo "${JAVA_HOME:+$JAVA_HOME/bin/java}"
    command -v java
    compgen -G '/usr/lib/jvm/*25*/bin/java' | sort -Vr
  )
  for java in "${candidates[@]}"; do
    if [ -x "$java" ] && "$java" -version 2>&1 | grep -q 'version "25'; then
      echo "$java"
      return
    fi
  done
  die 'no JDK 25 found: set JAVA_HOME to one'
}

# memory_kib PID FIELD: a field of /proc/PID/smaps_rollup, such as Rss or Anonymous; nothing once it has ended.
memory_kib() {
  # One that has ended has no such file.
  awk -v field="$2:" '$1 == field { print $2 }' "/proc/$1/smaps_rollup" 2> /dev/null || true
}

# memory PID FIELD: the same in MiB; n/a once it has ended.
memory() {
  awk -v kib="$(memory_kib "$1" "$2")" 'BEGIN { if (kib) printf "%.1f MiB\n", kib / 1024; else print "n/a" }'
}

# cpu_ticks PID: user and system time of the process so far in clock ticks; nothing once it has ended.
cpu_ticks() {
  local stat user system
  stat=$(cat "/proc/$1/stat" 2> /dev/null) || return 0
  # Of what follows the name, which may hold spaces and ends with the last parenthesis.
  read -r _ _ _ _ _ _ _ _ _ _ _ user system _ <<< "${stat##*) }"
  echo $((user + system))
}

# cpu_time PID: the same in seconds; n/a once it has ended.
cpu_time() {
  awk -v ticks="$(cpu_ticks "$1")" -v hertz="$(getconf CLK_TCK)" \
    'BEGIN { if (ticks != "") printf "%.2f s\n", ticks / hertz; else print "n/a" }'
}

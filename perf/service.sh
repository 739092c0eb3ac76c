# shellcheck shell=bash
# The service and its database, for the scripts of this folder that start them; sourced, never run.
#
# They hand each other: command, an array, what starts the service; database and keys, arrays of its settings as
# NAME=value; api_key; database_url; service, its process id; port and url, where it is. here is this folder.
# shellcheck disable=SC2034,SC2154 # such names are set or used by the script that sources this

# set_command PATH: a native binary, or a jar, which java runs.
set_command() {
  local java
  command=("$1")
  if [[ $1 == *.jar ]]; then
    java=$(java_25)
    command=("$java" -jar "$1")
  elif [ ! -x "$1" ]; then
    die "$1 is not executable"
  fi
}

# start_database FOLDER: a throw-away PostgreSQL in there.
start_database() {
  database_url=$("$here/postgres" start "$1")
  [[ $database_url =~ ^postgresql://(.*):(.*)@(.*)$ ]] || die "no URL of a database: $database_url"
  database=(
    "SPRING_R2DBC_URL=r2dbc:postgresql://${BASH_REMATCH[3]}"
    "SPRING_R2DBC_USERNAME=${BASH_REMATCH[1]}"
    "SPRING_R2DBC_PASSWORD=${BASH_REMATCH[2]}"
  )
}

# make_keys LOG: sets keys to the settings that the service's keygen prints, and api_key, which only its callers
# get and which may make links and campaigns and read what was counted. Fails if keygen does.
make_keys() {
  local line printed
  printed=$("${command[@]}" keygen --scopes links,campaigns,stats 2> "$1") || return 1
  while read -r line; do
    case $line in
      '' | '#'*) ;;
      SPILLWAY_API_KEY=*) api_key=${line#*=} ;;
      SPILLWAY_*=*) keys+=("$line") ;;
      *) die "keygen printed what is no setting: $line" ;;
    esac
  done <<< "$printed"
  [ -n "$api_key" ] || die "keygen printed no SPILLWAY_API_KEY"
}

# launch FOLDER LOG NAME=value ...: starts the command in the folder with these settings, and notes in
# FOLDER/launched the second, with its fraction, in which it does.
launch() {
  local folder=$1 log=$2
  shift 2
  (
    cd "$folder" || exit
    # shellcheck disable=SC2163 # NAME=value
    export "$@"
    echo "$EPOCHREALTIME" > launched
    exec "${command[@]}"
  ) < /dev/null > "$log" 2>&1 &
  service=$!
}

# start_service FOLDER LOG NAME=value ...: on free ports, until it is ready; fails if it does not become so. In a folder
# of its own: whatever it writes beside itself goes when that does.
start_service() {
  local management folder=$1 log=$2
  shift 2
  port=$(free_port 20000) || return 1
  management=$(free_port 21000) || return 1
  url=http://127.0.0.1:$port
  launch "$folder" "$log" "${keys[@]}" "${database[@]}" \
    SERVER_PORT="$port" MANAGEMENT_SERVER_PORT="$management" SPILLWAY_BASE_URL="$url" "$@"
  wait_ready "http://127.0.0.1:$management/actuator/health/readiness" "$service" 60
}

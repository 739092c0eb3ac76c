# shellcheck shell=bash
# The two binaries, and who receives what one of them tells; sourced by perf/telemetry after compare.d/flavours.sh, of
# which it replaces what tells flavours apart.
# shellcheck disable=SC2034,SC2154 # such names are set or used by perf/telemetry

file_of() {
  case $1 in
    before) echo "$before" ;;
    after) echo "$after" ;;
  esac
}

# Without recording, which perf/recording measures, and which a binary from before it does not know.
describe() {
  prefix=/
  command=("$(file_of "$1")")
  settings=("${keys[@]}" "${database[@]}"
    SERVER_PORT="$port" MANAGEMENT_SERVER_PORT="$((port + 1000))" SPILLWAY_BASE_URL="$url" SPILLWAY_MIGRATE=off
    SPILLWAY_CLICKS_DURABILITY=off)
  [ "$1" = before ] || settings+=(SPILLWAY_OTLP_ENDPOINT="http://127.0.0.1:$receiver_port")
}

# It prints what it has received when it ends.
start_receiver() {
  receiver_port=$(free_port 22000)
  "$java" -Xmx64m "$here/OtlpReceiver.java" "$receiver_port" > "$work/received" 2> "$out/receiver.log" &
  receiver=$!
  for _ in {1..100}; do
    if is_open "$receiver_port"; then return; fi
    sleep 0.1
  done
  die "no receiver: $(tail -n 1 "$out/receiver.log")"
}

stop_receiver() {
  end_process "$receiver"
  # Its status is that of the signal.
  wait "$receiver" || true
  receiver=
}

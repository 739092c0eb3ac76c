# shellcheck shell=bash
# What is compared: how it is built, started and ended; sourced by perf/compare, perf/recording and perf/telemetry.
# shellcheck disable=SC2034,SC2154 # such names are set or used by perf/compare

FLAVOURS=(spillway unrecorded jvm aot quarkus quarkus-untraced netty pgbench)

title() {
  case $1 in
    spillway) echo 'Spillway, native' ;;
    unrecorded) echo 'Spillway, native, clicks not recorded' ;;
    jvm) echo 'Spillway, JVM' ;;
    aot) echo 'Spillway, JVM with AOT cache' ;;
    quarkus) echo 'Quarkus, native (the peer)' ;;
    quarkus-untraced) echo 'Quarkus, native, tracing off' ;;
    netty) echo 'Reactor Netty, constant answer' ;;
    pgbench) echo 'pgbench, one row by key' ;;
  esac
}

# file_of FLAVOUR: what its build leaves.
file_of() {
  case $1 in
    spillway | unrecorded) echo "$root/target/spillway" ;;
    jvm | aot) compgen -G "$root/target/spillway-*.jar" | head -n 1 ;;
    quarkus*) echo "$here/peers/quarkus/target/peer-1-runner" ;;
    netty) echo "$here/peers/netty/target/netty" ;;
    pgbench) echo "$PG_BIN/pgbench" ;;
  esac
}

# maven ARGUMENT ...: with a GraalVM, whose native-image both kinds of native build want.
maven() {
  local graalvm=${GRAALVM_HOME:-${JAVA_HOME:-}}
  if [ ! -x "$graalvm/bin/native-image" ]; then
    echo 'no native-image: set GRAALVM_HOME to a GraalVM for JDK 25' >&2
    return 1
  fi
  # timeout hands a signal on to the whole family, and native-image would outlive Maven.
  attend timeout 1h env -C "$root" JAVA_HOME="$graalvm" GRAALVM_HOME="$graalvm" ./mvnw -B -ntp -DskipTests "$@"
}

build() {
  case $1 in
    spillway | unrecorded | jvm | aot) maven -Pnative native:compile ;;
    quarkus*)
      maven -f "$here/peers/quarkus/pom.xml" package \
        -Dquarkus.native.enabled=true -Dquarkus.package.jar.enabled=false
      ;;
    netty) maven -f "$here/peers/netty/pom.xml" -Pnative native:compile ;;
    pgbench) return 1 ;;
  esac
}

# Builds what is missing, or all with --build, and drops from the list what cannot be had.
prepare_flavours() {
  local flavour had=() built=' ' file
  for flavour in "${flavours[@]}"; do
    # What has no build has no file, and is told so below.
    file=$(file_of "$flavour") || true
    if [ "$flavour" != pgbench ] && { [ ! -e "$file" ] || [ -n "$rebuild" ]; } && [[ $built != *" $file "* ]]; then
      say "building $flavour; this takes minutes"
      build "$flavour" > "$out/build-$flavour.log" 2>&1 ||
        { say "$flavour was not built; the log is ${out#"$root/"}/build-$flavour.log"; tail -n 3 "$out/build-$flavour.log" >&2; }
      # A build that failed has left none.
      file=$(file_of "$flavour") || true
      built+="$file "
      # The build of the binary makes the jar as well, and the other way round.
      [[ $flavour != @(spillway|unrecorded|jvm|aot) ]] || built+="$(file_of spillway) $(file_of jvm) "
    fi
    if [ -e "$file" ]; then had+=("$flavour"); else say "$flavour is left out"; fi
    if is_stale "$flavour" "$file"; then say "BEWARE: ${file#"$root/"} is older than the source; --build builds it anew"; fi
  done
  flavours=("${had[@]}")
}

# is_stale FLAVOUR FILE: whether what would be measured is not what is in src.
is_stale() {
  [[ $1 == @(spillway|unrecorded|jvm|aot) ]] && [ -e "$2" ] &&
    [ -n "$(find "$root/pom.xml" "$root/src/main" -newer "$2" -print -quit)" ]
}

# has FLAVOUR: whether it takes part.
has() {
  [[ " ${flavours[*]} " == *" $1 "* ]]
}

# among FLAVOUR ...: those of them that take part, in their order.
among() {
  local flavour
  for flavour; do
    if has "$flavour"; then echo "$flavour"; fi
  done
}

# The one that makes keys and tables: any with the service's commands.
set_service_command() {
  local flavour
  for flavour in spillway jvm aot; do
    if [ -e "$(file_of "$flavour")" ]; then
      set_command "$(file_of "$flavour")"
      return
    fi
  done
  die 'there is no service to compare: build it with ./mvnw -Pnative native:compile'
}

# The cache is trained as a user would: by a run that is clicked on, and ends.
train_aot() {
  has aot || return 0
  say 'training the AOT cache'
  "$java" -Djarmode=tools -jar "$(file_of aot)" extract --destination "$work/extracted" > "$out/aot.log"
  training=-XX:AOTCacheOutput=$work/aot.cache
  start aot
  attend wrk -t1 -c8 -d5s -s "$parts/load.lua" "$url" -- stored "$prefix" "$links" 1 > /dev/null
  attend wrk -t1 -c8 -d5s -s "$parts/load.lua" "$url" -- listed "$prefix" "$work/sealed.tsv" 1 > /dev/null
  attend wrk -t1 -c8 -d5s -s "$parts/load.lua" "$url" -- listed "$prefix" "$work/campaign.tsv" 1 > /dev/null
  # The JVM writes the cache once the service has ended, and that takes longer than end_process waits.
  # Its status is that of the signal.
  kill -TERM "$service"
  wait "$service" || true
  service=
  training=
  [ -s "$work/aot.cache" ] || failed aot 'the JVM wrote no AOT cache'
}

# The peer looks at no schema either, and in a cluster a job migrates before anything starts.
# Sets command, settings and prefix, what stands before the token in the path of a click.
describe() {
  prefix=/
  settings=("${keys[@]}" "${database[@]}"
    SERVER_PORT="$port" MANAGEMENT_SERVER_PORT="$((port + 1000))" SPILLWAY_BASE_URL="$url"
    SPILLWAY_MIGRATE=off SPILLWAY_CLICKS_SPOOL="$work/spool")
  case $1 in
    spillway) command=("$(file_of spillway)") ;;
    unrecorded)
      command=("$(file_of unrecorded)")
      settings+=(SPILLWAY_CLICKS_DURABILITY=off)
      ;;
    jvm) command=("$java" -jar "$(file_of jvm)") ;;
    aot)
      # With the mode on, a JVM that cannot use the cache says so and ends.
      command=("$java")
      if [ -n "$training" ]; then command+=("$training"); else command+=(-XX:AOTMode=on -XX:AOTCache="$work/aot.cache"); fi
      command+=(-jar "$work/extracted/$(basename "$(file_of aot)")")
      ;;
    quarkus*)
      prefix=/l/
      command=("$(file_of quarkus)")
      [[ $database_url =~ ^postgresql://(.*):(.*)@(.*)/ ]]
      settings=(PEER_DB="postgresql://${BASH_REMATCH[3]}/peer" QUARKUS_DATASOURCE_USERNAME="${BASH_REMATCH[1]}"
        QUARKUS_DATASOURCE_PASSWORD="${BASH_REMATCH[2]}" QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT="$port")
      [ "$1" = quarkus ] || settings+=(QUARKUS_OTEL_SDK_DISABLED=true)
      ;;
    netty)
      command=("$(file_of netty)")
      settings=(PORT="$port" LOCATION="$(target "$(token 0)")")
      ;;
  esac
}

# choose_port: one whose thousandth successor is free as well, for the management.
choose_port() {
  port=$(free_port 20000)
  while is_open "$((port + 1000))"; do port=$(free_port 20000); done
  url=http://127.0.0.1:$port
}

# start FLAVOUR: until it answers a click.
start() {
  choose_port
  describe "$1"
  launch "$work" "$out/$1.log" "${settings[@]}"
  wait_ready "$url$prefix$(token 0)" "$service" 60 || failed "$1" "$1 does not answer"
}

stop() {
  end_process "$service"
  service=
}

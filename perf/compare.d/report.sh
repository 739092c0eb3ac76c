# shellcheck shell=bash
# docs/performance.md and its charts, from all results so far; sourced by perf/compare, and by others for `machine`.
# shellcheck disable=SC2154 # such names are set by perf/compare

# One JSON object: when, of what state, how.
describe_run() {
  jq -n --arg date "$(date -u +%F)" --arg commit "$(git -C "$root" describe --always --dirty --exclude '*' 2> /dev/null)" \
    --arg command "perf/compare ${arguments[*]}" --argjson links "$links" --arg quick "$quick" --argjson others "$others" \
    --arg machine "$(machine)" --arg versions "$(versions)" '$ARGS.named'
}

machine() {
  local memory
  memory=$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)
  echo "$(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -n 1), $(nproc --all) cores, $memory GiB, Linux $(uname -r)"
}

versions() {
  local graalvm=${GRAALVM_HOME:-${JAVA_HOME:-}}
  "$PG_BIN/postgres" --version
  "$java" -version 2>&1 | sed -n '2s/ (.*//p'
  if [ -x "$graalvm/bin/native-image" ]; then "$graalvm/bin/native-image" --version | sed -n 1p; fi
  sed -n 's/.*<quarkus.platform.version>\(.*\)<.*/Quarkus \1/p' "$here/peers/quarkus/pom.xml"
  # wrk has no option that prints its version and nothing else, and ends with 1 after it.
  { wrk -v || true; } 2>&1 | sed -n '1s/ \[.*//p'
}

report() {
  local measure
  draw_charts
  {
    introduction
    for measure in "${MEASURES[@]}" "${LONG_MEASURES[@]}"; do
      if [ -s "$out/$measure.jsonl" ]; then section "$measure"; fi
    done
  } > "$pages/performance.md"
  say "wrote ${pages#"$root/"}/performance.md"
}

introduction() {
  local newest
  # shellcheck disable=SC2012 # their names are this script's own
  newest=$(ls -t "$out"/*.run.json 2> /dev/null | head -n 1)
  [ -n "$newest" ] || die 'nothing was measured yet'
  cat <<INTRODUCTION
# Performance

Written by \`perf/compare\`; \`perf/README.md\` says what it does. Services, database and load share one machine and run
in turn, in alternating rounds. Figures are the median, and in parentheses the least and the greatest of the rounds;
ratios are of medians, to $(title quarkus) or what the section names.

$(jq -r '"Machine: \(.machine). With \(.versions | rtrimstr("\n") | gsub("\n"; ", "))."' "$newest")
INTRODUCTION
}

section() {
  printf '\n## %s\n\n%s\n\n' "$(heading "$1")" "$(explanation "$1")"
  table "$1"
  if [ -e "$pages/charts/$1.svg" ]; then printf '\n![%s](charts/%s.svg)\n' "$(heading "$1")" "$1"; fi
  jq -r '"\nMeasured on \(.date) with `\(.command | rtrimstr(" "))` at commit \(.commit)"
    + (if .quick != "" then " (**a quick run: no figures to quote**)." else "." end)
    + (if .others > $quiet then " **\(.others) % of the machine were busy with other things.**" else "" end)
    ' --argjson quiet "$QUIET" "$out/$1.run.json"
}

heading() {
  case $1 in
    stored) echo 'Stored links, out of the database' ;;
    sealed) echo 'Sealed links, without the database' ;;
    campaign) echo 'Links of a campaign, without the database' ;;
    create) echo 'Making stored links' ;;
    start) echo 'Start' ;;
    memory) echo 'Memory' ;;
    latency) echo 'Latency against offered rate' ;;
    binary) echo 'Size' ;;
    soak) echo 'Memory over an hour'"'"'s worth of clicks' ;;
    crossover) echo 'Binary or JVM' ;;
  esac
}

# 1234567 becomes 1,234,567.
grouped() {
  sed ':a; s/\B[0-9]\{3\}\>/,&/; ta'
}

explanation() {
  local links
  links=$(jq .links "$out/$1.run.json" | grouped)
  case $1 in
    stored) echo "As many clicks as $CONNECTIONS connections get answered, on links drawn uniformly from $links rows. pgbench is the bound: one statement a row on as many connections, no service. Below one row read each, a cache answered the rest." ;;
    sealed) echo "As many clicks as $CONNECTIONS connections get answered, on $(grouped <<< "$SEALED") sealed links. The constant answer is the bound, and what ratios are to: the same server on the same route with the same headers, and no token opened." ;;
    campaign) echo "As many clicks as $CONNECTIONS connections get answered, on the links of $(grouped <<< "$SEALED") recipients of a campaign, which the service holds in memory. The peer has one kind of link: its clicks are lookups in $links rows, in the same rounds, and what ratios are to. The second table has the medians of the other sections beside them. Clicks are recorded (async) as everywhere here: what the database does not keep up with waits in the spool, and \`perf/recording\` tells what all of it costs until it is in the tables." ;;
    create) echo "As many new links as $CONNECTIONS connections get made, each a committed row; as many rows as answers is checked." ;;
    start) echo 'From exec to the first redirect out of the database, with a warm page cache, and memory right then. Schema and links are there already, and nobody looks whether they are (spillway.migrate=off).' ;;
    memory) echo "While $QUIET_RATE clicks a second arrive, at the end of a minute of them, and after a minute of as many as $CONNECTIONS connections get answered. The same binary and defaults as everywhere here." ;;
    latency) echo "Clicks on stored links are sent at a fixed rate whether or not earlier ones are answered, and each one's latency counts from when it was due: no coordinated omission. Rates are shares of the most that the peer answered above. The load generator takes its share of the same cores, so that 100 % may be more than either can answer here." ;;
    binary) echo 'What has to be shipped, without a JDK for the jar and without base images.' ;;
    soak) echo "$((6 * QUIET_RATE)) clicks a second on stored links: as many in ten minutes as $QUIET_RATE make in an hour. Medians of the samples of a tenth of the time, one each second." ;;
    crossover) echo 'Clicks on stored links at saturation, from exec on, for each second of CPU time of the service. A JVM overtakes where three samples of five seconds in a row are above the median of the binary.' ;;
  esac
}

# What ratios in a measure are to.
reference_of() {
  case $1 in sealed) echo netty ;; *) echo quarkus ;; esac
}

table() {
  jq -rs -f "$parts/report.jq" --arg measure "$1" --arg peer "$(reference_of "$1")" --argjson titles "$(titles)" \
    --slurpfile reads <(cat "$out/reads.jsonl" 2> /dev/null) \
    --slurpfile beside <(cat "$out"/{stored,sealed}.jsonl 2> /dev/null) "$out/$1.jsonl"
}

titles() {
  local flavour
  for flavour in "${FLAVOURS[@]}"; do jq -n --arg flavour "$flavour" --arg title "$(title "$flavour")" '{($flavour): $title}'; done |
    jq -cs add
}

draw_charts() {
  local measure
  if ! command -v gnuplot > /dev/null; then
    say 'gnuplot is missing: no charts (install gnuplot-nox)'
    return
  fi
  for measure in "${MEASURES[@]}" crossover; do
    if [ -s "$out/$measure.jsonl" ]; then draw "$measure"; fi
  done
}

chart_of() {
  case $1 in memory | latency | crossover) echo "$1" ;; *) echo bars ;; esac
}

# The script finds its data in the file that data names.
draw() {
  jq -rs -f "$parts/charts.jq" --arg measure "$1" --argjson titles "$(titles)" "$out/$1.jsonl" > "$out/$1.dat"
  gnuplot -e "data='$out/$1.dat'; folder='$out'; label='$(axis "$1")'" \
    -e "set terminal svg size 760,380 font 'sans-serif,12' background 'white'; set output '$pages/charts/$1.svg'" \
    -e "set colorsequence podo; set key above" \
    "$parts/$(chart_of "$1").gnuplot"
}

axis() {
  case $1 in
    stored | sealed | campaign) echo 'clicks/s' ;;
    create) echo 'links/s' ;;
    start) echo ms ;;
    binary) echo MB ;;
    *) echo ;;
  esac
}

# shellcheck shell=bash
# binary: what has to be shipped; sourced by perf/compare.
# shellcheck disable=SC2154 # such names are set by perf/compare

measure_binary() {
  local flavour file
  say 'binary: sizes'
  for flavour in $(among spillway jvm quarkus netty); do
    file=$(file_of "$flavour")
    record binary "$flavour" bytes "$(stat -Lc %s "$file")" gzip_bytes "$(gzip -9 -c "$file" | wc -c)"
  done
}

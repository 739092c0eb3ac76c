# The report of perf/recording: medians of each way to record, and whether what it costs is within its limit. $limit in
# per cent.

def median: sort | if length == 0 then null elif length % 2 == 1 then .[length / 2 | floor]
  else (.[length / 2 - 1] + .[length / 2]) / 2 end;
def rounded($digits): if . == null then "–" else (pow(10; $digits) as $p | (. * $p | round) / $p | tostring) end;

def of($kind; $flavour): map(select(.measure == $kind and .flavour == $flavour));
def each(f): map((f) / .hertz * 1e6 / .wrk.requests) | median;
def rate: map(.wrk.requests / .wrk.seconds) | median;
def p99: map(.wrk.p99) | median;

. as $all
| ($all | map(select(.wrong == 1)) | length) as $wrong
| "# What recording costs",
  "",
  "Machine: \($machine). Measured on \($date) with `\($command)`. Medians; the ways to record alternate. CPU until all is in",
  "the tables, what went by the spool as well.",
  (if $others > $quiet then "BEWARE: \($others) % of the machine were busy with other things." else empty end),
  (if $wrong > 0 then "BEWARE: \($wrong) loads had wrong answers or lost clicks: its figures mean nothing." else empty end),
  "",
  "| clicks | durability | a second | p99, ms | CPU of the service, µs each | more | CPU of PostgreSQL, µs each | |",
  "|---|---|---|---|---|---|---|---|",
  (("stored", "sealed", "campaign") as $kind
    | ($all | of($kind; "off") | each(.cpu_ticks)) as $without
    | ("off", "async", "commit") as $flavour
    | ($all | of($kind; $flavour)) as $loads
    | ($loads | each(.cpu_ticks)) as $cpu
    | (($cpu / $without - 1) * 100) as $more
    | "| \($kind) | \($flavour) | \($loads | rate | rounded(0)) | \($loads | p99 | rounded(1)) | \($cpu | rounded(1)) "
      + "| \(if $flavour == "off" then "" else ($more | rounded(1)) + " %" end) | \($loads | each(.postgres_ticks) | rounded(1)) "
      + "| \(if $flavour != "async" then "" elif $more > $limit then "OVER \($limit) %" else "kept" end) |")

# The report of perf/telemetry: medians of both binaries, and whether what is between them is within its limit.

def median: sort | if length == 0 then null elif length % 2 == 1 then .[length / 2 | floor]
  else (.[length / 2 - 1] + .[length / 2]) / 2 end;
def of($measure; $flavour): map(select(.measure == $measure and .flavour == $flavour));
def rounded($digits): if . == null then "–" else (pow(10; $digits) as $p | (. * $p | round) / $p | tostring) end;

def cpu($kind; $flavour): of($kind; $flavour) | map(.cpu_ticks / .hertz * 1e6 / .wrk.requests) | median;
def anonymous($flavour): of("memory"; $flavour) | map(.anonymous_kib * 1024 / 1e6) | median;
def first($flavour): of("start"; $flavour) | map(.microseconds // empty | . / 1000) | median;

# A row: what, before, after, the difference, the limit, whether it was passed.
def relative($what; $before; $after; $limit):
  (($after / $before - 1) * 100) as $more
  | "| \($what) | \($before | rounded(1)) | \($after | rounded(1)) | \($more | rounded(1)) % | \($limit) % | \(if $more > $limit then "OVER" else "kept" end) |";
def absolute($what; $before; $after; $limit; $unit):
  ($after - $before) as $more
  | "| \($what) | \($before | rounded(1)) | \($after | rounded(1)) | \($more | rounded(1)) \($unit) | \($limit) \($unit) | \(if $more > $limit then "OVER" else "kept" end) |";

. as $all
| ($all | map(select(.wrong == 1)) | length) as $wrong
| "# What telemetry costs",
  "",
  "Machine: \($machine). Measured on \($date) with `\($command)`. Medians; both binaries alternate.",
  (if $others > $quiet then "BEWARE: \($others) % of the machine were busy with other things." else empty end),
  (if $wrong > 0 then "BEWARE: \($wrong) loads or starts had wrong answers: its figures mean nothing." else empty end),
  "",
  "| measure | before | with telemetry | more | limit | |",
  "|---|---|---|---|---|---|",
  relative("CPU of a stored click, µs"; $all | cpu("stored"; "before"); $all | cpu("stored"; "after"); 10),
  relative("CPU of a sealed click, µs"; $all | cpu("sealed"; "before"); $all | cpu("sealed"; "after"); 10),
  absolute("anonymous memory after the load, MB"; $all | anonymous("before"); $all | anonymous("after"); 8; "MB"),
  absolute("exec to first redirect, ms"; $all | first("before"); $all | first("after"); 10; "ms"),
  absolute("binary, MB"; $before / 1e6; $after / 1e6; 5; "MB"),
  "",
  "The receiver got \($received.metrics) exports of metrics and \($received.traces) of traces, \($received.bytes / 1e6 | rounded(1)) MB."

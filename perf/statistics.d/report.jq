# The report of perf/statistics, from its results (slurped).

def grouped: tostring | if length > 3 then (.[:-3] | grouped) + "," + .[-3:] else . end;
def row: "| " + join(" | ") + " |";

"# Statistics of ten million clicks",
"",
"Machine: \($machine). \($postgres). Measured on \($date) with `\($command | rtrimstr(" "))`, \($binary) at commit \($commit).",
(if $quick != "" then "**A quick run: no figures to quote.**" else empty end),
(if $others > $quiet then "BEWARE: \($others) % of the machine were busy with other things." else empty end),
"",
(["call", "intervals", "answer", "p50", "p95", "goal", ""] | row),
"|---|---|---|---|---|---|---|",
(.[] | [.name, (.intervals | grouped), "\(.bytes / 1000 | round | grouped) KB", "\(.p50) ms", "\(.p95) ms", "\($goal) ms",
  (if .p95 < $goal then "reached" else "NOT REACHED" end)] | row),
"",
"The rows of \($days) days were merged in \($merged) s."

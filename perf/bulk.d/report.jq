# The report of perf/bulk, from its results (slurped).

def grouped: tostring | if length > 3 then (.[:-3] | grouped) + "," + .[-3:] else . end;
def tenths: (. * 10 | round) / 10 | tostring;
def mib: . / 1024 | tenths + " MiB";

def verdict: if . then "reached" else "NOT REACHED" end;
def row: "| " + join(" | ") + " |";

# A goal in seconds, and one in megabytes (of a million bytes) that are more than the reference.
def within($what): ["\(.links | grouped) \($what)", "\(.seconds | tenths) s, \(.links / .seconds | round | grouped)/s", "10 s",
  (.seconds <= 10 | verdict)] | row;
def not_much_more($what; $kib):
  (($kib - .few_kib) * 1024 / 1e6) as $more
  | [$what, "\($kib | mib), \($more | tenths) MB more", "10 MB more", ($more <= 10 | verdict)] | row;

def of($measure): .[] | select(.measure == $measure);

. as $all
| "# Many links at once",
  "",
  "Machine: \($machine). \($postgres). Measured on \($date) with `\($command | rtrimstr(" "))`, \($binary) at commit \($commit).",
  (if $quick != "" then "**A quick run: no figures to quote.**" else empty end),
  (if $others > $quiet then "BEWARE: \($others) % of the machine were busy with other things." else empty end),
  "",
  (["measure", "value", "goal", ""] | row),
  "|---|---|---|---|",
  (of("range") | within("links of a campaign, into a file")),
  (first(of("memory", "body", "pause") | select(.few)) // empty
    | ["resident at most while \(.few | grouped) links of a campaign are made", (.few_kib | mib), "", ""] | row),
  (of("memory") | not_much_more("the same while \(.most | grouped) are"; .most_kib)),
  (of("memory") | ["CPU of the service for each of these", "\(.cpu_nanos) ns", "", ""] | row),
  (of("body")
    | not_much_more("the same while \(.links | grouped) are sent, and a line of \(.line | grouped) bytes"; .body_kib)),
  (of("pause") | not_much_more("the same while a reader of \(.links | grouped) has stopped, for \(.pause) s"; .held_kib)),
  (of("stored") | within("stored links, sent and read at once"),
    (["resident at most meanwhile", (.peak_kib | mib), "", ""] | row))

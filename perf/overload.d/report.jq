# target/perf/overload/overload.md, from the results (slurped). Arguments: what describes the run, and $hertz.

def digits($count): pow(10; $count) as $scale | . * $scale | round / $scale | tostring;
def percent: "\(. * 100 | digits(1)) %";
def row: "| " + join(" | ") + " |";
def head: row, (map("---") | row);

def the($scenario; $phase; $kind):
  map(select(.scenario == $scenario and .phase == $phase and .kind == $kind)) | first;
def ramp($kind): map(select(.phase == "ramp" and .kind == $kind));
def right_rate: .right / .seconds;
def due: .offered * .seconds;
def share(f): f / due;
def peak($kind): ramp($kind) | map(.steps[0] | right_rate) | max;

# Whether others took more than a fifth of the service's core meanwhile.
def disturbed: map(.used | select(.first - .service > 0.2 * $hertz * .seconds)) | length;

def core($ticks): "\($ticks / $hertz / .seconds * 100 | round) %";
def columns: ["", "offered/s", "right/s", "503", "right: p50 / p99, ms", "503: p50 / p99, ms", "no or wrong answer",
  "CPU: service", "PostgreSQL", "first core", "other cores"];
def step_row($title; $used):
  [$title, (.offered | tostring), (right_rate | digits(0)), (share(.shed) | percent),
    "\(.p50 | digits(1)) / \(.p99 | digits(1))",
    (if .shed > 0 then "\(.shed_p50 | digits(1)) / \(.shed_p99 | digits(1))" else "–" end),
    (.wrong + .unanswered | tostring)]
    + ($used | if . then [core(.service), core(.postgres), core(.first), core(.rest)] else ["", "", "", ""] end)
  | row;
def ramp_rows($kind; $title): ramp($kind)[] | . as $run | .steps[0] | step_row($title; $run.used);

def goal($what; $seen; $reached): "- \($what): **\($seen)**, \(if $reached then "reached" else "NOT REACHED" end)";

# The first whole second after the push in which nothing was shed and the p99 is as before.
def recovered: .steps as $all
  | [range(2; ($all | length) - 1) | select($all[.].shed == 0 and $all[.].p99 <= 1.5 * $all[0].p99) - 2] | first;

def slow_database:
  peak("stored") as $peak
  | the("slow-database"; "overload"; "stored") as $run
  | $run.steps[1] as $step
  | ($run | recovered) as $recovered
  | "\n## A slow database\n\nEvery statement takes 50 ms. Stored clicks at rising rates find the most that is answered; then twice that is offered, and then half of it.\n",
    (columns | head),
    ramp_rows("stored"; "capacity"),
    ($run.steps[0] | step_row("half, before"; null)),
    ($step | step_row("**twice**"; $run.used)),
    ($run.steps[2:-1] | to_entries[] | .key as $second | .value | step_row("half, second \($second + 1)"; null)),
    "",
    goal("right answers, of the most (at least 90 %)"; $step | right_rate / $peak | percent; ($step | right_rate) >= 0.9 * $peak),
    goal("p99 of what was not shed (below 300 ms)"; "\($step.p99 | digits(0)) ms"; $step.p99 < 300),
    goal("whole seconds until nothing is shed and the p99 is normal again (fewer than 2)";
      $recovered // "more than 5" | tostring; $recovered != null and $recovered < 2),
    goal("wrong answers, 503s without Retry-After among them (none)"; $run.steps | map(.wrong) | add | tostring; $run.steps | all(.wrong == 0));

def costly_creates:
  peak("create") as $peak
  | the("costly-creates"; "overload"; "sealed") as $clicks
  | the("costly-creates"; "overload"; "create") as $creates
  | the("costly-creates"; "alone"; "sealed") as $alone
  | $clicks.steps[0] as $click
  | $creates.steps[0] as $create
  | "\n## Costly creates\n\nSealed clicks at 30 % of the most that one core answers, at first alone, then beside new links at twice the most that it makes.\n",
    (columns | head),
    ramp_rows("create"; "creates, capacity"),
    ($alone | .steps[0] | step_row("clicks alone"; $alone.used)),
    ($click | step_row("**clicks**"; $clicks.used)),
    ($create | step_row("**creates**"; $creates.used)),
    "",
    goal("right clicks (at least 99 %)"; $click | share(.right) | percent; ($click | share(.right)) >= 0.99),
    goal("p99 of clicks (below 300 ms)"; "\($click.p99 | digits(0)) ms, alone \($alone.steps[0].p99 | digits(0)) ms"; $click.p99 < 300),
    goal("clicks shed, fewer than creates"; "\($click | share(.shed) | percent) and \($create | share(.shed) | percent)";
      ($click | share(.shed)) < ($create | share(.shed))),
    goal("wrong answers (none)"; [$click, $create] | map(.wrong) | add | tostring; [$click, $create] | all(.wrong == 0)),
    "- links made, of their own most: **\($create | right_rate / $peak | percent)**, with a p99 of \($create.p99 | digits(0)) ms";

def stalled_database:
  [the("stalled-database"; "0.001"; "sealed", "stored"), the("stalled-database"; "0.5"; "sealed", "stored")] as [$before, $before_stored, $stalled, $stalled_stored]
  | $stalled.steps[1] as $step
  | $before.steps[1] as $normal
  | "\n## A stalled database\n\nSealed clicks at 30 % of the most beside stored ones, while every statement takes 1 ms, and while it takes 500 ms.\n",
    (columns | head),
    ($normal | step_row("sealed, 1 ms"; $before.used)),
    ($before_stored.steps[1] | step_row("stored, 1 ms"; $before_stored.used)),
    ($step | step_row("**sealed, 500 ms**"; $stalled.used)),
    ($stalled_stored.steps[1] | step_row("**stored, 500 ms**"; $stalled_stored.used)),
    "",
    goal("right sealed clicks (100 %)"; $step | share(.right) | percent; $step.right == ($step | due)),
    goal("p99 of sealed clicks (as without the stall: no more than half as much again and 10 ms)";
      "\($step.p99 | digits(1)) ms, without \($normal.p99 | digits(1)) ms"; $step.p99 <= 1.5 * $normal.p99 + 10),
    goal("wrong answers (none)"; [$step, $stalled_stored.steps[1]] | map(.wrong) | add | tostring;
      [$step, $stalled_stored.steps[1]] | all(.wrong == 0));

def scenarios($name; section): if any(.scenario == $name) then section else empty end;

"# Overload",
"\nWritten by `perf/overload`; `perf/README.md` says what it does. The service has one core; PostgreSQL and the generator have the others. Requests are sent when they are due, and latency counts from then.",
"\nMachine: \($machine). With \($postgres). Measured on \($date) with `\($command | rtrimstr(" "))` at commit \($commit)"
  + (if $quick != "" then " (**a quick run: no figures to quote**)." else "." end)
  + (if $others > $quiet then " **\($others) % of the machine were busy with other things.**" else "" end)
  + (disturbed as $count | if $count > 0
      then " **In \($count) of \(length) measurements others took more than a fifth of the service's core.**" else "" end),
scenarios("costly-creates"; costly_creates),
scenarios("slow-database"; slow_database),
scenarios("stalled-database"; stalled_database),
(if any(.scenario == "sealed") then
  "\n## The most sealed clicks\n", (columns | head), ramp_rows("sealed"; "") else empty end)

# The tables of docs/performance.md, from the results of one measure (slurped). Arguments: $measure; $titles, the
# flavours' names by flavour, in their order; $peer, the flavour that all are held against; $reads, the records of rows
# read; $beside, those of stored and sealed, for the links of a campaign.

def median:
  sort
  | if length == 0 then null
    elif length % 2 == 1 then .[(length - 1) / 2]
    else (.[length / 2 - 1] + .[length / 2]) / 2
    end;

# 12345.6 | digits(1): "12,345.6"
def grouped: tostring | if length > 3 then (.[:-3] | grouped) + "," + .[-3:] else . end;
def digits($count):
  if . == null then "–"
  else
    pow(10; $count) as $scale
    | (. * $scale | round) as $scaled
    | ($scaled / $scale | floor | grouped)
      + (if $count > 0 then "." + (($scaled % $scale) + $scale | tostring | .[1:]) else "" end)
  end;

# [3, 1, 2] | spread(0): "2 (1 – 3)"
def spread($count):
  map(select(. != null))
  | if length == 0 then "–"
    elif length == 1 then .[0] | digits($count)
    else "\(median | digits($count)) (\(min | digits($count)) – \(max | digits($count)))"
    end;

def row: "| " + join(" | ") + " |";
def head: row, (map("---") | row);

# The records of each flavour, in the order of $titles.
def flavours: . as $all | $titles | keys_unsorted[] | . as $it | $all | map(select(.flavour == $it)) | select(length > 0);

def title: $titles[.[0].flavour] + (if any(.wrong == 1) then " **(wrong answers)**" else "" end);

def mib: if . == null then null else . / 1024 end;
def rate: .wrk.requests / .wrk.seconds;
def ticks_each(f): if f == null then null else f / .hertz * 1e6 / .wrk.requests end;
def reference(f): map(select(.flavour == $peer) | f) | median;
def ratio($of): if $of == null or . == null then "–" else . / $of | digits(2) end;

def reads_of: . as $it | $reads | map(select(.flavour == $it) | .rows / .clicks);

def throughput($what; $withreads):
  reference(rate) as $of
  | (["", "\($what)/s", "ratio", "CPU of the service, µs each", "CPU of PostgreSQL, µs each"]
      + (if $withreads then ["rows read each"] else [] end) + ["p50 / p99, ms"] | head),
    (flavours
      | [title, (map(rate) | spread(0)), (map(rate) | median | ratio($of)),
          (map(ticks_each(.cpu_ticks)) | spread(1)), (map(ticks_each(.postgres_ticks)) | spread(1))]
        + (if $withreads then [.[0].flavour | reads_of | spread(2)] else [] end)
        + ["\(map(.wrk.p50) | map(select(.)) | median | digits(1)) / \(map(.wrk.p99) | map(select(.)) | median | digits(1))"]
      | row);

# How often campaign clicks have to go into the lookups of the peer.
def goals: { spillway: 2.4, unrecorded: 3 };

def right: all(.wrong == 0);
def clicks($flavour): map(select(.flavour == $flavour));
def of_kind($kind): . as $it | $beside | map(select(.measure == $kind and .flavour == $it) | rate) | median | digits(0);

def goal_line($flavour):
  clicks($flavour) as $own | clicks("quarkus") as $of
  | "- clicks of \($titles[$flavour]) on links of a campaign, of the lookups of \($titles.quarkus) (at least \(goals[$flavour]) times): "
    + (if ($own | length) == 0 or ($of | length) == 0 then "not measured"
       else (($own | map(rate) | median) / ($of | map(rate) | median)) as $times
         | "**\($times | digits(2)) times**, \(if $times >= goals[$flavour] and ($own + $of | right) then "reached" else "NOT REACHED" end)"
       end);

def campaign:
  throughput("clicks"; false),
    "",
    (["clicks/s on links", "of a campaign", "sealed", "stored"] | head),
    (flavours | .[0].flavour as $flavour
      | [$titles[$flavour], (if $flavour | startswith("quarkus") then "–" else map(rate) | median | digits(0) end),
          ($flavour | of_kind("sealed")), ($flavour | of_kind("stored"))]
      | row),
    "",
    goal_line("spillway", "unrecorded");

def start:
  reference(.microseconds / 1000) as $of
  | (["", "first redirect, ms", "ratio", "resident, MiB", "anonymous, MiB"] | head),
    (flavours
      | . as $all | map(select(.wrong == 0))
      | [($all | title), (map(.microseconds / 1000) | spread(0)), (map(.microseconds / 1000) | median | ratio($of)),
          (map(.rss_kib | mib) | spread(1)), (map(.anonymous_kib | mib) | spread(1))]
      | row);

def memory:
  reference(.quiet_rss_kib) as $of
  | (["", "resident, MiB, at 200/s", "ratio", "anonymous", "resident after full load", "anonymous"] | head),
    (flavours
      | [title, (map(.quiet_rss_kib | mib) | spread(1)), (map(.quiet_rss_kib) | median | ratio($of)),
          (map(.quiet_anonymous_kib | mib) | spread(1)), (map(.busy_rss_kib | mib) | spread(1)),
          (map(.busy_anonymous_kib | mib) | spread(1))]
      | row);

def binary:
  reference(.bytes) as $of
  | (["", "MB", "ratio", "gzip -9, MB"] | head),
    (flavours | [title, (.[0].bytes / 1e6 | digits(1)), (.[0].bytes | ratio($of)), (.[0].gzip_bytes / 1e6 | digits(1))] | row);

def times: [.p50, .p99, .p999] | map(digits(1)) | join(" / ");
def medians: { p50: map(.answers.p50) | median, p99: map(.answers.p99) | median, p999: map(.answers.p999) | median };

def latency:
  . as $all
  | [flavours[0].flavour] as $taking_part
  | (["of the peer's most", "offered/s"] + ($taking_part | map($titles[.] + ": p50 / p99 / p99.9, ms")) | head),
    (group_by(.share)[] as $step
      | ["\($step[0].share) %", ($step | map(.rate) | median | digits(0))]
        + ($taking_part | map(. as $it | $step | map(select(.flavour == $it))
            | if length == 0 then "–"
              else (medians | times)
                + (if any(.wrong == 1) then " **(wrong answers)**"
                   elif (map(.answers.rate) | median) < 0.98 * .[0].rate
                   then ", answered \(map(.answers.rate) | median | digits(0))/s"
                   else "" end)
              end))
      | row),
    "",
    "p99 at half of the peer's saturation rate: "
      + ([$taking_part[] as $it
          | $all | map(select(.flavour == $it and .share == 50)) | select(length > 0)
          | "\($titles[$it]) \(map(.answers.p99) | spread(1)) ms"] | join("; ")) + ".";

def soak:
  (["", "clicks", "resident, MiB, in the second tenth", "anonymous", "resident in the last tenth", "anonymous"] | head),
    (flavours
      | [title, (.[0].clicks | digits(0)), (.[0].second_rss_kib | mib | digits(1)), (.[0].second_anonymous_kib | mib | digits(1)),
          (.[0].last_rss_kib | mib | digits(1)), (.[0].last_anonymous_kib | mib | digits(1))]
      | row);

# A click a core is one of a second of the service's CPU time.
def each_core: .wrk.requests / (.cpu_ticks / .hertz);
# The first of three samples in a row that are above what the binary reaches in the median.
def overtakes($of):
  map([.second, each_core])
  | [range(0; length - 2) as $i | select(all(.[$i:$i + 3][]; .[1] > $of)) | .[$i][0]] | first;
def crossover:
  (map(select(.flavour == "spillway") | each_core) | median) as $of
  | (["", "clicks a core-second, first sample", "after a minute", "in the last minute", "overtakes the binary"] | head),
    (flavours
      | .[-1].second as $until
      | [title, (.[0] | each_core | digits(0)), (map(select(.second >= 60))[0] | if . then each_core else null end | digits(0)),
          (.[-12:] | map(each_core) | median | digits(0)),
          (if .[0].flavour == "spillway" or $of == null then "–"
           else overtakes($of) | if . then "after \(digits(0)) s" else "not in \($until | digits(0)) s" end
           end)]
      | row);

if $measure == "stored" then throughput("clicks"; true)
elif $measure == "sealed" then throughput("clicks"; false)
elif $measure == "campaign" then campaign
elif $measure == "create" then throughput("links"; false)
elif $measure == "start" then start
elif $measure == "memory" then memory
elif $measure == "latency" then latency
elif $measure == "binary" then binary
elif $measure == "soak" then soak
else crossover
end

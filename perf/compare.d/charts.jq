# The data of charts for gnuplot, from the results of one measure (slurped). Arguments: $measure, $titles.
# Bars: title, median, least, greatest. Lines: blocks of x and y, two empty lines apart, each with its title on top.

def median: sort | if length % 2 == 1 then .[(length - 1) / 2] else (.[length / 2 - 1] + .[length / 2]) / 2 end;
def flavours: . as $all | $titles | keys_unsorted[] | . as $it | $all | map(select(.flavour == $it)) | select(length > 0);
def quoted: "\"" + . + "\"";
def bars(f): flavours | [.[] | f | select(.)] as $values
  | select($values | length > 0)
  | [($titles[.[0].flavour] | sub(", "; "\\n") | quoted), ($values | median), ($values | min), ($values | max)]
  | map(tostring) | join("\t");
def lines(points):
  [flavours | [$titles[.[0].flavour] | quoted] + [points | map(tostring) | join("\t")] | join("\n")] | join("\n\n\n");

if $measure == "start" then bars(if .microseconds then .microseconds / 1000 else null end)
elif $measure == "latency" then
  lines(group_by(.rate)[] | [.[0].rate, (map(.answers.p99) | median), (map(.answers.p50) | median)])
elif $measure == "crossover" then
  lines(.[] | [.second, .wrk.requests / (.cpu_ticks / .hertz)])
elif $measure == "memory" then flavours | [.[0].flavour, ($titles[.[0].flavour] | quoted)] | join("\t")
elif $measure == "binary" then bars(.bytes / 1e6)
else bars(.wrk.requests / .wrk.seconds)
end

# data has a line for each flavour, its name and title; the samples of a flavour are in folder.
set grid
set xlabel 'seconds: few clicks first, then as many as are answered'
set ylabel 'resident, MiB'
set yrange [0:*]
stats data using 0 nooutput
count = STATS_records
name(i) = system(sprintf("cut -f 1 '%s' | sed -n %dp", data, i))
title(i) = system(sprintf("cut -f 2 '%s' | tr -d '\"' | sed -n %dp", data, i))
plot for [i=1:count] folder.'/memory-'.name(i).'.tsv' using 1:($2/1024) with lines linewidth 2 linecolor i title title(i)

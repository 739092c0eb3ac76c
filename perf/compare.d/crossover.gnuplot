set grid
set xlabel 'seconds from exec'
set ylabel 'clicks a core-second'
set yrange [0:*]
stats data using 1 nooutput
plot for [i=0:STATS_blocks-1] data index i using 1:2 with lines linewidth 2 linecolor i+1 title columnheader(1)

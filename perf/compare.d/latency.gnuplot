set logscale y
set grid
set xlabel 'clicks/s offered'
set ylabel 'ms'
stats data using 1 nooutput
plot for [i=0:STATS_blocks-1] data index i using 1:2 with linespoints linewidth 2 linecolor i+1 \
    title columnheader(1).' p99', \
  for [i=0:STATS_blocks-1] data index i using 1:3 with lines dashtype 2 linecolor i+1 \
    title columnheader(1).' p50'

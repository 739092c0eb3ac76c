# Bars with the least and the greatest of the rounds.
set style fill solid 0.8 border
set boxwidth 0.6
set yrange [0:*]
set grid y
set xtics nomirror font ',10'
set ylabel label
unset key
set bmargin 4
plot data using 0:2:xtic(1) with boxes linecolor rgb '#4472a8', \
  '' using 0:3:(0):($4-$3) with vectors heads size screen 0.005,90 linewidth 1.5 linecolor rgb '#222222'

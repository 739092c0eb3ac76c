package io.spillway.statistics;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** The statistics of a period as the API shows them. */
public record StatisticsView(Instant from, Instant to, String interval, String zone, CountsView total,
		List<IntervalView> intervals) {

	/**
	 * Shows statistics.
	 * @param counts those of each interval
	 */
	static StatisticsView of(Period period, Counts[] counts, boolean hasRecipients) {
		Counts total = Arrays.stream(counts).reduce(Counts.NONE, Counts::plus);
		List<IntervalView> intervals = IntStream.range(0, counts.length)
			.mapToObj((i) -> new IntervalView(period.bounds().get(i), CountsView.of(counts[i], hasRecipients)))
			.toList();
		return new StatisticsView(period.from(), period.to(), period.interval().text(), period.zone().getId(),
				CountsView.of(total, hasRecipients), intervals);
	}

	/** One interval. */
	record IntervalView(Instant from, @JsonUnwrapped CountsView counts) {
	}

}

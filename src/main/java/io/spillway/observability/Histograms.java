package io.spillway.observability;

import java.time.Duration;
import java.util.stream.Stream;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;

/** Histograms with the same limits wherever they are answered or sent. */
public final class Histograms {

	private static final Duration[] TIMES = Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500)
		.map(Duration::ofMillis)
		.toArray(Duration[]::new);

	private static final double[] SIZES = { 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1000 };

	private Histograms() {
	}

	/** Of times, from a millisecond to 2.5 s. */
	public static Timer.Builder times(String name) {
		return Timer.builder(name).serviceLevelObjectives(TIMES);
	}

	/** Of sizes, from 1 to 1,000, as many as clicks to record may be. */
	static DistributionSummary.Builder sizes(String name) {
		return DistributionSummary.builder(name).serviceLevelObjectives(SIZES);
	}

}

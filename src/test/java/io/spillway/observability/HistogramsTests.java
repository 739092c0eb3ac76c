package io.spillway.observability;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HistogramsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void timesHaveTheLimitThatAClickIsLateBy() {
		CountAtBucket[] buckets = Histograms.times("time").register(this.registry).takeSnapshot().histogramCounts();
		assertThat(Arrays.stream(buckets).mapToDouble((bucket) -> bucket.bucket(TimeUnit.MILLISECONDS)))
			.containsExactly(1.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1000.0, 2500.0);
	}

	@Test
	void sizesAreThoseOfBatches() {
		CountAtBucket[] buckets = Histograms.sizes("size").register(this.registry).takeSnapshot().histogramCounts();
		assertThat(Arrays.stream(buckets).mapToDouble(CountAtBucket::bucket)).containsExactly(1.0, 2.0, 4.0, 8.0, 16.0,
				32.0, 64.0, 128.0, 256.0, 512.0, 1000.0);
	}

}

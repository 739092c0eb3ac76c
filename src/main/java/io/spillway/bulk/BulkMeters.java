package io.spillway.bulk;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Counts the lines and the streams of each call. */
final class BulkMeters implements MeterBinder {

	private final Map<BulkCall, LineCounts> counts = new EnumMap<>(BulkCall.class);

	BulkMeters() {
		Arrays.stream(BulkCall.values()).forEach((call) -> this.counts.put(call, new LineCounts(call)));
	}

	LineCounts of(BulkCall call) {
		return Objects.requireNonNull(this.counts.get(call));
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.counts.values().forEach((count) -> count.bindTo(registry));
	}

}

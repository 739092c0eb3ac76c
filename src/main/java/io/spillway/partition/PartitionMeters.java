package io.spillway.partition;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Shows for how long clicks can be recorded before a partition is missing. */
final class PartitionMeters implements MeterBinder {

	private final Partitions partitions;

	PartitionMeters(Partitions partitions) {
		this.partitions = partitions;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("spillway.click.partitions", this.partitions, Partitions::ahead).register(registry);
	}

}

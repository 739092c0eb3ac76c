package io.spillway.link;

import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.spillway.observability.BatchTelemetry;
import io.spillway.observability.RequestTracing;

/** Counts what the near cache answers, and measures what goes to the database. */
final class LookupTelemetry implements MeterBinder {

	private final LongAdder hits = new LongAdder();

	private final LongAdder misses = new LongAdder();

	private final BatchTelemetry batches;

	LookupTelemetry(RequestTracing tracing) {
		this.batches = new BatchTelemetry("lookup", tracing);
	}

	BatchTelemetry batches() {
		return this.batches;
	}

	void hit() {
		this.hits.increment();
	}

	void missed() {
		this.misses.increment();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.batches.bindTo(registry);
		count(registry, "hit", this.hits);
		count(registry, "miss", this.misses);
	}

	private static void count(MeterRegistry registry, String result, LongAdder count) {
		FunctionCounter.builder("spillway.near.cache", count, LongAdder::sum).tag("result", result).register(registry);
	}

}

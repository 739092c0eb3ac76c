package io.spillway.recording;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.spillway.spool.SpoolCounts;

/** Says what becomes of events, and how many wait where. */
final class RecordingMeters implements MeterBinder {

	private final RecordingCounts counts;

	private final ClickBuffer buffer;

	private final ClickFolder spool;

	private final Clock clock;

	RecordingMeters(RecordingCounts counts, ClickBuffer buffer, ClickFolder spool, Clock clock) {
		this.counts = counts;
		this.buffer = buffer;
		this.spool = spool;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("spillway.recording.buffer", this.buffer, ClickBuffer::depth).register(registry);
		spool(registry, "spillway.recording.spool", SpoolCounts::bytes);
		spool(registry, "spillway.recording.set.aside", SpoolCounts::setAsideBytes);
		TimeGauge.builder("spillway.recording.spool.age", this.spool, TimeUnit.MILLISECONDS, this::age)
			.register(registry);
		events(registry, "recorded", this.counts.recorded);
		events(registry, "duplicate", this.counts.duplicates);
		events(registry, "spooled", this.counts.spooled);
		events(registry, "replayed", this.counts.replayed);
		events(registry, "refused", this.counts.refused);
		dropped(registry, "buffer", this.counts.droppedByBuffer);
		dropped(registry, "spool", this.counts.droppedBySpool);
		dropped(registry, "refused", this.counts.droppedAsRefused);
		dropped(registry, "expired", this.counts.expired);
	}

	/** Nothing while the spool could not be opened. */
	private void spool(MeterRegistry registry, String name, ToDoubleFunction<SpoolCounts> value) {
		Gauge.builder(name, this.spool, (spool) -> {
			SpoolCounts now = spool.counts();
			return (now != null) ? value.applyAsDouble(now) : Double.NaN;
		}).baseUnit("bytes").register(registry);
	}

	private double age(ClickFolder spool) {
		SpoolCounts now = spool.counts();
		if (now == null) {
			return Double.NaN;
		}
		return (now.oldest() != null) ? Math.max(this.clock.millis() - now.oldest().toEpochMilli(), 0) : 0;
	}

	private static void events(MeterRegistry registry, String outcome, LongAdder count) {
		FunctionCounter.builder("spillway.recording.events", count, LongAdder::sum)
			.tag("outcome", outcome)
			.register(registry);
	}

	private static void dropped(MeterRegistry registry, String reason, LongAdder count) {
		FunctionCounter.builder("spillway.recording.dropped", count, LongAdder::sum)
			.tag("reason", reason)
			.register(registry);
	}

}

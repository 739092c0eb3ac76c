package io.spillway.statistics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;

/** Says how many watch. */
final class StatisticsMeters implements MeterBinder {

	private final StatisticsStreams streams;

	private final Watches watches;

	StatisticsMeters(StatisticsStreams streams, Watches watches) {
		this.streams = streams;
		this.watches = watches;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("spillway.statistics.watchers", this.streams, StatisticsStreams::watchers).register(registry);
		Gauge.builder("spillway.statistics.watched", this.watches, Watches::size).register(registry);
	}

	/**
	 * Leaves streams out of how long calls take: they take as long as somebody watches.
	 * Those that were refused stay.
	 */
	static final class WithoutStreams implements MeterFilter {

		@Override
		public MeterFilterReply accept(Meter.Id id) {
			boolean stream = id.getName().equals("http.server.requests")
					&& String.valueOf(id.getTag("uri")).endsWith("/stats/stream");
			return (stream && !String.valueOf(id.getTag("outcome")).endsWith("_ERROR")) ? MeterFilterReply.DENY
					: MeterFilterReply.NEUTRAL;
		}

	}

}

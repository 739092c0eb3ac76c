package io.spillway.revocation;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Says how large the deny list is and how old: its look goes to the database every
 * second, whether anybody clicks or not.
 */
final class RevocationMeters implements MeterBinder {

	private final DenyList list;

	RevocationMeters(DenyList list) {
		this.list = list;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("spillway.deny.list", this.list, RevocationMeters::size).register(registry);
		TimeGauge.builder("spillway.database.silence", this.list, TimeUnit.NANOSECONDS, RevocationMeters::age)
			.register(registry);
	}

	private static double size(DenyList list) {
		return list.isLoaded() ? list.size() : Double.NaN;
	}

	private static double age(DenyList list) {
		return list.isLoaded() ? System.nanoTime() - list.readAt() : Double.NaN;
	}

}

package io.spillway.campaign;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Says how many campaigns are held. */
final class CampaignMeters implements MeterBinder {

	private final HeldCampaigns held;

	CampaignMeters(HeldCampaigns held) {
		this.held = held;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("spillway.campaigns", this.held, CampaignMeters::size).register(registry);
	}

	private static double size(HeldCampaigns held) {
		return held.isLoaded() ? held.size() : Double.NaN;
	}

}

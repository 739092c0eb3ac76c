package io.spillway.campaign;

import io.spillway.revocation.DenyList;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Says whether campaigns are known here. Only a replica that must know of revocations is
 * not ready without them: elsewhere sealed links work on.
 */
class CampaignHealthIndicator implements HealthIndicator {

	private final HeldCampaigns held;

	private final DenyList denied;

	CampaignHealthIndicator(HeldCampaigns held, DenyList denied) {
		this.held = held;
		this.denied = denied;
	}

	@Override
	public Health health() {
		Health.Builder health = (this.held.isLoaded() || this.denied.isLenient()) ? Health.up() : Health.outOfService();
		return health.withDetail("loaded", this.held.isLoaded()).withDetail("held", this.held.size()).build();
	}

}

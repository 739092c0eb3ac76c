package io.spillway.revocation;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Says whether revocations are known here; only {@code strict} needs them to be. */
class RevocationHealthIndicator implements HealthIndicator {

	private final DenyList list;

	RevocationHealthIndicator(DenyList list) {
		this.list = list;
	}

	@Override
	public Health health() {
		Health.Builder health = this.list.isUsable() ? Health.up() : Health.outOfService();
		return health.withDetail("loaded", this.list.isLoaded()).withDetail("denied", this.list.size()).build();
	}

}

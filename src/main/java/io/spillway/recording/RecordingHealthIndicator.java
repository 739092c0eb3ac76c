package io.spillway.recording;

import io.spillway.spool.SpoolCounts;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Says where clicks go. Only a replica that answers none without their record, and can
 * record none, is not ready: another one may have a spool that works.
 */
class RecordingHealthIndicator implements HealthIndicator {

	private final Durability durability;

	private final ClickBuffer buffer;

	private final StoreAttempts store;

	private final ClickFolder spool;

	private final RecordingCounts counts;

	RecordingHealthIndicator(Durability durability, ClickBuffer buffer, StoreAttempts store, ClickFolder spool,
			RecordingCounts counts) {
		this.durability = durability;
		this.buffer = buffer;
		this.store = store;
		this.spool = spool;
		this.counts = counts;
	}

	@Override
	public Health health() {
		boolean records = this.durability != Durability.COMMIT || !this.store.isAway() || this.spool.isUsable();
		SpoolCounts spooled = this.spool.counts();
		return (records ? Health.up() : Health.outOfService()).withDetail("durability", this.durability)
			.withDetail("database", !this.store.isAway())
			.withDetail("spool", this.spool.isUsable())
			.withDetail("spoolBytes", (spooled != null) ? spooled.bytes() : 0)
			.withDetail("buffered", this.buffer.depth())
			.withDetail("dropped", this.counts.dropped())
			.build();
	}

}

package io.spillway.link;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spillway.database.MigratedDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LookupTelemetryTests {

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final Lookups lookups = new Lookups(this.database);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@BeforeEach
	void bind() {
		this.lookups.telemetry().bindTo(this.registry);
	}

	@Test
	void whatIsAskedForAgainIsHitFromTheThirdTimeOn() {
		String token = this.lookups.link("https://example.com/");
		this.lookups.target(token).block();
		this.lookups.target(token).block();
		assertThat(cache("miss")).isEqualTo(2);
		assertThat(cache("hit")).isZero();
		this.lookups.target(token).block();
		assertThat(cache("miss")).isEqualTo(2);
		assertThat(cache("hit")).isEqualTo(1);
	}

	@Test
	void whatGoesToTheDatabaseIsMeasuredAsABatchOfLookups() {
		this.lookups.target(this.lookups.link("https://example.com/")).block();
		assertThat(this.registry.get("spillway.batch.size").tag("batch", "lookup").summary().count()).isEqualTo(1);
		assertThat(this.registry.get("spillway.batch.time").tags("batch", "lookup", "outcome", "done").timer().count())
			.isEqualTo(1);
	}

	private double cache(String result) {
		return this.registry.get("spillway.near.cache").tag("result", result).functionCounter().count();
	}

}

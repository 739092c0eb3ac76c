package io.spillway.capacity;

import java.time.Clock;
import java.time.Duration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.campaign.RequiredCampaigns;
import io.spillway.database.Cleanup;
import io.spillway.database.DatabaseGuard;
import io.spillway.idempotency.Idempotency;
import io.spillway.web.WebProperties;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CapacityProperties.class)
class CapacityConfiguration {

	/** How long a push can be looked up, to compare what came with what was announced. */
	private static final Duration RETENTION = Duration.ofDays(30);

	@Bean
	PushStore pushStore(DatabaseClient database, DatabaseGuard guard) {
		return new PushStore(database, guard);
	}

	@Bean
	Announcement announcement(RequiredCampaigns campaigns, PushStore store, Idempotency idempotency, WebProperties web,
			ObjectMapper json, Clock clock) {
		return new Announcement(campaigns, store, idempotency, web, json, clock);
	}

	@Bean
	Capacity capacity(PushStore store, CapacityProperties properties, CapacityMeters meters, Clock clock) {
		return new Capacity(store, properties, meters, clock);
	}

	@Bean
	CapacityMeters capacityMeters() {
		return new CapacityMeters(System::nanoTime);
	}

	@Bean
	Cleanup pushCleanup() {
		return new Cleanup("pushes", """
				delete from push where id in (
					select id from push where starts_at < now() - make_interval(secs => :retention)
					limit :batch for update skip locked)
				""", RETENTION);
	}

}

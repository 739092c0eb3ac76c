package io.spillway.revocation;

import java.time.Clock;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.spillway.database.DatabaseGuard;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RevocationProperties.class)
class RevocationConfiguration {

	@Bean
	DenyList denyList(RevocationProperties properties) {
		return new DenyList(properties.revocation());
	}

	@Bean
	DenyListStore denyListStore(DatabaseClient database, DatabaseGuard guard) {
		return new DenyListStore(database, guard);
	}

	@Bean
	DenyListSync denyListSync(PostgresqlConnectionFactory singleConnections, DenyListStore store, DenyList list,
			Clock clock) {
		return new DenyListSync(singleConnections, store, list, clock, Schedulers.parallel());
	}

	@Bean
	Revocations revocations(DenyListStore store, DenyList list) {
		return new Revocations(store, list);
	}

	@Bean
	RevocationHealthIndicator revocationHealthIndicator(DenyList list) {
		return new RevocationHealthIndicator(list);
	}

}

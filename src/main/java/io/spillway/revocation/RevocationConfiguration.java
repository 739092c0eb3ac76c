package io.spillway.revocation;

import java.time.Clock;
import java.time.Duration;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.spillway.database.Cleanup;
import io.spillway.database.DatabaseGuard;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RevocationProperties.class)
class RevocationConfiguration {

	/** How long an entry outlives its link, since clocks differ. */
	private static final Duration RETENTION = Duration.ofDays(1);

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
	RevocationMeters revocationMeters(DenyList list) {
		return new RevocationMeters(list);
	}

	@Bean
	Revocations revocations(DenyListStore store, DenyList list) {
		return new Revocations(store, list);
	}

	@Bean
	Cleanup denyListCleanup() {
		return new Cleanup("entries of the deny list", """
				delete from deny_list where (kind, subject) in (
					select kind, subject from deny_list where expires_at < now() - make_interval(secs => :retention)
					limit :batch for update skip locked)
				""", RETENTION);
	}

	@Bean
	RevocationHealthIndicator revocationHealthIndicator(DenyList list) {
		return new RevocationHealthIndicator(list);
	}

}

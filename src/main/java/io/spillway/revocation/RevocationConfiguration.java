package io.spillway.revocation;

import java.time.Duration;
import java.time.Instant;

import io.spillway.database.Cleanup;
import io.spillway.database.DatabaseGuard;
import io.spillway.feed.FollowedTable;
import io.spillway.feed.TableCopy;

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
	TableCopy<Subject, Instant> deniedSubjects() {
		return DenyList.newCopy();
	}

	@Bean
	DenyList denyList(RevocationProperties properties, TableCopy<Subject, Instant> deniedSubjects) {
		return new DenyList(properties.revocation(), deniedSubjects);
	}

	@Bean
	DenyListStore denyListStore(DatabaseClient database, DatabaseGuard guard) {
		return new DenyListStore(database, guard);
	}

	@Bean
	FollowedTable<Subject, Instant> followedDenyList(DenyListStore store, TableCopy<Subject, Instant> deniedSubjects) {
		return follow(store, deniedSubjects);
	}

	static FollowedTable<Subject, Instant> follow(DenyListStore store, TableCopy<Subject, Instant> denied) {
		return new FollowedTable<>("deny list", DenyListStore.CHANNEL, denied, store::changesSince, DenyList::isOver);
	}

	@Bean
	RevocationMeters revocationMeters(DenyList list) {
		return new RevocationMeters(list);
	}

	@Bean
	Revocations revocations(DenyListStore store, TableCopy<Subject, Instant> deniedSubjects) {
		return new Revocations(store, deniedSubjects);
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

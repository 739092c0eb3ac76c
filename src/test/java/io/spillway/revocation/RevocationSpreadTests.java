package io.spillway.revocation;

import java.time.Duration;

import io.spillway.database.MigratedDatabase;
import io.spillway.token.CampaignRecipient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What one replica revokes the others know within two seconds. */
class RevocationSpreadTests {

	private static final Duration LIMIT = Duration.ofSeconds(2);

	@AutoClose
	private static final MigratedDatabase database = MigratedDatabase.create();

	@AutoClose
	private static final MigratedDatabase another = database.another();

	@AutoClose
	private final Replica here = new Replica(database, Schedulers.parallel());

	@AutoClose
	private final Replica there = new Replica(another, Schedulers.parallel());

	@BeforeEach
	void load() {
		await().until(() -> this.here.isLoaded() && this.there.isLoaded());
	}

	@Test
	void aRevokedLinkIsKnownHereAtOnceAndThereSoon() {
		this.here.revoke("revoked");
		assertThat(this.here.isDenied("revoked")).isTrue();
		await().atMost(LIMIT).until(() -> this.there.isDenied("revoked"));
	}

	@Test
	void itIsKnownThereEvenIfNobodyNotifies() {
		insert("silent");
		await().atMost(LIMIT).until(() -> this.here.isDenied("silent") && this.there.isDenied("silent"));
	}

	@Test
	void itIsKnownThereEvenIfNobodyCanListen() {
		for (int i = 0; i < 3; i++) {
			Listeners.kill(database);
			this.here.revoke("deaf " + i);
			String token = "deaf " + i;
			await().atMost(LIMIT).until(() -> this.there.isDenied(token));
		}
	}

	@Test
	void aDeniedRecipientIsKnownHereAtOnceAndThereSoonAndSoIsItsReturn() {
		CampaignRecipient recipient = new CampaignRecipient(1, 2);
		assertSpread(Subject.ofRecipient(recipient), recipient);
	}

	@Test
	void aDeniedCampaignIsKnownHereAtOnceAndThereSoonAndSoIsItsReturn() {
		assertSpread(Subject.ofCampaign(3), new CampaignRecipient(3, 4));
	}

	private void assertSpread(Subject subject, CampaignRecipient recipient) {
		this.here.deny(subject);
		assertThat(this.here.isDenied(recipient)).isTrue();
		await().atMost(LIMIT).until(() -> this.there.isDenied(recipient));
		this.here.restore(subject);
		assertThat(this.here.isDenied(recipient)).isFalse();
		await().atMost(LIMIT).until(() -> !this.there.isDenied(recipient));
	}

	@Test
	void whatOneDeniesAndAnotherRestoresIsRestoredEverywhere() {
		CampaignRecipient recipient = new CampaignRecipient(5, 6);
		for (int i = 0; i < 20; i++) {
			this.here.deny(Subject.ofRecipient(recipient));
			this.there.restore(Subject.ofRecipient(recipient));
			assertThat(this.there.isDenied(recipient)).isFalse();
		}
		await().atMost(LIMIT).until(() -> !this.here.isDenied(recipient) && !this.there.isDenied(recipient));
	}

	@Test
	void aReplicaThatStartsLaterKnowsAll() {
		this.here.revoke("earlier");
		try (Replica late = new Replica(another, Schedulers.parallel())) {
			await().atMost(LIMIT).until(() -> late.isDenied("earlier"));
		}
	}

	private static void insert(String token) {
		database.server().execute("""
				insert into deny_list (kind, subject) values (1, substring(sha256('%s') for 16))
				""".formatted(token));
	}

}

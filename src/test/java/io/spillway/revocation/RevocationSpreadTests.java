package io.spillway.revocation;

import java.time.Duration;

import io.spillway.database.MigratedDatabase;
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
	void aRestoredLinkIsTakenOut() {
		this.here.revoke("restored");
		await().atMost(LIMIT).until(() -> this.there.isDenied("restored"));
		database.server().execute("""
				update deny_list set denied = false, changed_in = pg_current_xact_id()
				where subject = substring(sha256('restored') for 16)
				""");
		await().atMost(LIMIT).until(() -> !this.here.isDenied("restored") && !this.there.isDenied("restored"));
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

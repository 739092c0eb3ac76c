package io.spillway.revocation;

import java.time.Duration;

import io.spillway.database.MigratedDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.awaitility.Awaitility.await;

/** Time stands still here, so that no look comes by itself. */
class DenyListNotificationTests {

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final DenyListStore revoking = new DenyListStore(this.database.client(), this.database.guard());

	@AutoClose
	private final Replica replica = new Replica(this.database, this.time);

	@BeforeEach
	void load() {
		this.time.advanceTime();
		await().until(this.replica::isLoaded);
		awaitListener();
	}

	@Test
	void aChangeIsSeenWithoutWaitingForTheNextLook() {
		assertSeen("at once");
		assertSeen("and again");
	}

	@Test
	void aConnectionThatWasEndedComesBack() {
		Listeners.kill(this.database);
		await().until(() -> Listeners.count(this.database) == 0);
		await().until(() -> {
			this.time.advanceTimeBy(Duration.ofMillis(500));
			return Listeners.count(this.database) == 1;
		});
		assertSeen("after all");
	}

	private void assertSeen(String token) {
		this.revoking.deny(Subject.ofSealed(token), null).block();
		await().until(() -> this.replica.isDenied(token));
	}

	private void awaitListener() {
		await().until(() -> Listeners.count(this.database) == 1);
	}

}

package io.spillway.revocation;

import java.time.Clock;

import io.spillway.database.MigratedDatabase;
import reactor.core.scheduler.Scheduler;

/** An instance of the service, as far as revocation goes. */
final class Replica implements AutoCloseable {

	private final DenyList list = new DenyList(RevocationMode.STRICT);

	private final Revocations revocations;

	private final DenyListSync sync;

	Replica(MigratedDatabase database, Scheduler scheduler) {
		DenyListStore store = new DenyListStore(database.client(), database.guard());
		this.revocations = new Revocations(store, this.list);
		this.sync = new DenyListSync(database.connections(), store, this.list, Clock.systemUTC(), scheduler);
		this.sync.start();
	}

	void revoke(String token) {
		this.revocations.revoke(token, null).block();
	}

	boolean isLoaded() {
		return this.list.isLoaded();
	}

	boolean isDenied(String token) {
		return this.list.isDenied(token);
	}

	@Override
	public void close() {
		this.sync.destroy();
	}

}

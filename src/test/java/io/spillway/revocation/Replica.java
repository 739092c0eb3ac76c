package io.spillway.revocation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.spillway.database.MigratedDatabase;
import io.spillway.feed.Feed;
import io.spillway.feed.TableCopy;
import io.spillway.token.CampaignRecipient;
import reactor.core.scheduler.Scheduler;

/** An instance of the service, as far as revocation goes. */
final class Replica implements AutoCloseable {

	private final DenyList list;

	private final Revocations revocations;

	private final Feed feed;

	Replica(MigratedDatabase database, Scheduler scheduler) {
		DenyListStore store = new DenyListStore(database.client(), database.guard());
		TableCopy<Subject, Instant> copy = DenyList.newCopy();
		this.list = new DenyList(RevocationMode.STRICT, copy);
		this.revocations = new Revocations(store, copy);
		this.feed = new Feed(database.connections(), List.of(RevocationConfiguration.follow(store, copy)),
				Clock.systemUTC(), scheduler);
		this.feed.start();
	}

	void revoke(String token) {
		this.revocations.revoke(token, null).block();
	}

	void deny(Subject subject) {
		this.revocations.deny(subject).block();
	}

	void restore(Subject subject) {
		this.revocations.restore(subject).block();
	}

	boolean isLoaded() {
		return this.list.isLoaded();
	}

	boolean isDenied(String token) {
		return this.list.isDenied(token);
	}

	boolean isDenied(CampaignRecipient recipient) {
		return this.list.isDenied(recipient);
	}

	@Override
	public void close() {
		this.feed.destroy();
	}

}

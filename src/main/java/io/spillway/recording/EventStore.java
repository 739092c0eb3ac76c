package io.spillway.recording;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where events are recorded for good. */
interface EventStore {

	/**
	 * Records events that are not recorded yet. Does not wait.
	 * @param events any number, also none, which asks whether the store is there
	 * @return fails with a {@link io.spillway.database.DatabaseUnavailableException
	 * DatabaseUnavailableException} where the same may succeed later, though it may have
	 * been done, and with a {@link RefusedEventsException} where it never will
	 */
	CompletableFuture<Written> write(List<ClickEvent> events);

	/**
	 * What became of a batch.
	 *
	 * @param recorded how many events were not recorded before
	 * @param expired how many were too old to be recorded
	 */
	record Written(int recorded, int expired) {
	}

}

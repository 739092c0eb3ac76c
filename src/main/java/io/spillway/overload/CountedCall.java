package io.spillway.overload;

import java.util.concurrent.atomic.AtomicBoolean;

/** A call that counts for a limit from now on until it ends. */
final class CountedCall {

	private final ConcurrencyLimit limit;

	private final long since = System.nanoTime();

	private final AtomicBoolean ended = new AtomicBoolean();

	CountedCall(ConcurrencyLimit limit) {
		this.limit = limit;
		limit.begin();
	}

	/** Ends it, if it has not ended. */
	void end() {
		if (this.ended.compareAndSet(false, true)) {
			this.limit.end(this.since, System.nanoTime());
		}
	}

}

package io.spillway.observability;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many requests may be traced in a second. A caller may ask for a trace of each of
 * its requests; that it does must not cost more than a request.
 */
final class SpanBudget {

	private final int perSecond;

	private final LongSupplier nanoTime;

	private long since;

	private int spent;

	/**
	 * Creates a budget.
	 * @param perSecond how many a second
	 * @param nanoTime the time
	 */
	SpanBudget(int perSecond, LongSupplier nanoTime) {
		this.perSecond = perSecond;
		this.nanoTime = nanoTime;
		this.since = nanoTime.getAsLong();
	}

	/** Takes one, if there is one left. */
	synchronized boolean take() {
		long now = this.nanoTime.getAsLong();
		if (now - this.since >= TimeUnit.SECONDS.toNanos(1)) {
			this.since = now;
			this.spent = 0;
		}
		if (this.spent >= this.perSecond) {
			return false;
		}
		this.spent++;
		return true;
	}

}

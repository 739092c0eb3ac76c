package io.spillway.overload;

import java.time.Duration;

/**
 * How many requests may be under way at a time: one more after each that was answered in
 * time while the limit was in use, a tenth less after each that was not (additive
 * increase, multiplicative decrease: Chiu and Jain, 1989).
 */
final class ConcurrencyLimit {

	private static final double DECREASE = 0.9;

	private final int min;

	private final int max;

	private final long target;

	private double limit;

	private int inFlight;

	private long lastDecrease = Long.MIN_VALUE / 2;

	/**
	 * Creates a limit, which begins at its maximum.
	 * @param min the lowest it becomes, 1 or more
	 * @param max the highest it becomes
	 * @param target how long a request may take
	 */
	ConcurrencyLimit(int min, int max, Duration target) {
		this.min = min;
		this.max = max;
		this.target = target.toNanos();
		this.limit = max;
	}

	synchronized boolean isReached() {
		return this.inFlight >= (int) this.limit;
	}

	synchronized void begin() {
		this.inFlight++;
	}

	/**
	 * Ends a request.
	 * @param since when it began, by the same clock as {@code now}
	 * @param now the time in nanoseconds
	 */
	synchronized void end(long since, long now) {
		if (now - since > this.target) {
			decrease(now);
		}
		else if (2 * this.inFlight >= this.limit) {
			this.limit = Math.min(this.max, this.limit + 1);
		}
		this.inFlight--;
	}

	/** Once for all that were under way together: they are late for the same reason. */
	private void decrease(long now) {
		if (now - this.lastDecrease >= this.target) {
			this.limit = Math.max(this.min, this.limit * DECREASE);
			this.lastDecrease = now;
		}
	}

	synchronized int limit() {
		return (int) this.limit;
	}

}

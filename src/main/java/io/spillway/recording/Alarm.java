package io.spillway.recording;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/** A moment at which something is to be done. */
final class Alarm {

	private final LongSupplier nanoTime;

	private @Nullable Long time;

	private long since;

	Alarm(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	void set(Duration pause) {
		this.since = this.nanoTime.getAsLong();
		this.time = this.since + pause.toNanos();
	}

	void setUnlessSet(Duration pause) {
		if (this.time == null) {
			set(pause);
		}
	}

	void clear() {
		this.time = null;
	}

	/** In how many nanoseconds it rings; it never does if it is not set. */
	long pause() {
		return (this.time != null) ? this.time - this.nanoTime.getAsLong() : Long.MAX_VALUE;
	}

	/** For how many nanoseconds it is set. */
	long age() {
		return (this.time != null) ? this.nanoTime.getAsLong() - this.since : 0;
	}

	boolean rings() {
		return this.time != null && pause() <= 0;
	}

	boolean isClearOrRings() {
		return this.time == null || rings();
	}

}

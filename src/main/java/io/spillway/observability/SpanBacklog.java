package io.spillway.observability;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many spans wait to be sent, and how many there was no room for. The exporter's own
 * queue tells nobody what it drops.
 */
final class SpanBacklog {

	private final int capacity;

	private final AtomicInteger waiting = new AtomicInteger();

	private final LongAdder dropped = new LongAdder();

	/**
	 * Creates an empty one.
	 * @param capacity how many spans may wait
	 */
	SpanBacklog(int capacity) {
		this.capacity = capacity;
	}

	/** Whether one more may wait; if not, it is counted as dropped. */
	boolean add() {
		if (this.waiting.incrementAndGet() <= this.capacity) {
			return true;
		}
		this.waiting.decrementAndGet();
		this.dropped.increment();
		return false;
	}

	/** Notes that spans wait no longer. */
	void remove(int spans) {
		this.waiting.addAndGet(-spans);
	}

	double dropped() {
		return this.dropped.sum();
	}

}

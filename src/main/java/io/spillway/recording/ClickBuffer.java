package io.spillway.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clicks that wait in memory: from all event loops, none of which ever waits for another
 * one, to a single writer.
 */
final class ClickBuffer {

	private final Queue<WaitingClick> clicks = new ConcurrentLinkedQueue<>();

	private final AtomicInteger depth = new AtomicInteger();

	private final int batch;

	private final Runnable wake;

	private volatile int capacity;

	/**
	 * Creates an empty buffer.
	 * @param capacity how many clicks may wait
	 * @param batch how many the writer takes at once at most
	 * @param wake wakes the writer, which has work at the first click and at a full batch
	 */
	ClickBuffer(int capacity, int batch, Runnable wake) {
		this.capacity = capacity;
		this.batch = batch;
		this.wake = wake;
	}

	/** Adds a click; returns false if the buffer is full. */
	boolean offer(WaitingClick click) {
		if (this.depth.get() >= this.capacity) {
			return false;
		}
		this.clicks.add(click);
		// Counted when it can be taken: whoever counts the first one wakes the writer.
		int now = this.depth.incrementAndGet();
		if (now == 1 || now == this.batch) {
			this.wake.run();
		}
		return true;
	}

	/** Takes the oldest clicks, a batch at most. */
	List<WaitingClick> take() {
		List<WaitingClick> taken = new ArrayList<>(Math.clamp(this.depth.get(), 1, this.batch));
		while (taken.size() < this.batch) {
			WaitingClick click = this.clicks.poll();
			if (click == null) {
				break;
			}
			taken.add(click);
		}
		this.depth.addAndGet(-taken.size());
		return taken;
	}

	/** How many clicks wait. */
	int depth() {
		return Math.max(this.depth.get(), 0);
	}

	boolean isMoreThanHalfFull() {
		return this.depth.get() > this.capacity / 2;
	}

	/** Takes no more clicks. */
	void close() {
		this.capacity = 0;
	}

}

package io.spillway.recording;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Takes clicks out of the buffer when they have waited for others long enough, or are
 * enough. Belongs to the writer's thread.
 */
final class DueClicks {

	private final ClickBuffer buffer;

	private final Duration patience;

	private final Alarm flush;

	private boolean stopping;

	/**
	 * Creates it.
	 * @param patience how long a click waits for others
	 * @param nanoTime the time
	 */
	DueClicks(ClickBuffer buffer, Duration patience, LongSupplier nanoTime) {
		this.buffer = buffer;
		this.patience = patience;
		this.flush = new Alarm(nanoTime);
	}

	/** Looks whether clicks have come: from then on they wait. */
	void look() {
		if (!isEmpty()) {
			this.flush.setUnlessSet(this.patience);
		}
	}

	boolean isEmpty() {
		return this.buffer.depth() == 0;
	}

	boolean isMoreThanHalfFull() {
		return this.buffer.isMoreThanHalfFull();
	}

	/** Whether there is a batch to take. */
	boolean isDue() {
		int depth = this.buffer.depth();
		return depth > 0 && (this.stopping || depth >= ClickFlow.BATCH || this.flush.rings());
	}

	/** In how many nanoseconds there will be one, if there is any click; none: now. */
	long pause() {
		return isDue() ? 0 : this.flush.pause();
	}

	/** The oldest clicks; those that are left wait from now on. */
	ClickBatch take() {
		long waited = this.flush.age();
		this.flush.clear();
		ClickBatch batch = new ClickBatch(this.buffer.take(), waited);
		look();
		return batch;
	}

	/** From now on clicks wait for no others. */
	void beginStop() {
		this.stopping = true;
	}

	/** Takes no more clicks into the buffer. */
	void close() {
		this.buffer.close();
	}

}

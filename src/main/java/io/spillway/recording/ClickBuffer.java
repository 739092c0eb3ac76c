package io.spillway.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Sinks;

/**
 * Clicks that wait in memory: from all event loops, none of which ever waits for another
 * one, to a single writer.
 */
final class ClickBuffer {

	private static final int PAGES_A_BATCH = 10;

	private final AtomicInteger depth = new AtomicInteger();

	private final int batch;

	private final int places;

	private final Runnable wake;

	/** The page that clicks are added to, or one before it that is full or closed. */
	private final AtomicReference<ClickPage> last;

	/** The page that is taken next; the writer's. */
	private ClickPage first;

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
		this.places = Math.ceilDiv(batch, PAGES_A_BATCH);
		this.first = new ClickPage(this.places);
		this.last = new AtomicReference<>(this.first);
	}

	/**
	 * Adds a click.
	 * @param sink who is to be told that it is safe, or null if nobody waits for it
	 * @return false if the buffer is full
	 */
	boolean offer(ClickEvent event, Sinks.@Nullable Empty<Void> sink) {
		if (this.depth.get() >= this.capacity) {
			return false;
		}
		ClickPage page = this.last.get();
		while (!page.add(event, sink)) {
			this.last.compareAndSet(page, page.next());
			page = this.last.get();
		}
		// Counted when it can be taken: whoever counts the first one wakes the writer.
		int now = this.depth.incrementAndGet();
		if (now == 1 || now == this.batch) {
			this.wake.run();
		}
		return true;
	}

	/**
	 * Takes the oldest clicks: a batch at most, and less where a page was taken before it
	 * was full. For the writer alone.
	 */
	PagedEvents take() {
		List<ClickPage> pages = new ArrayList<>(PAGES_A_BATCH);
		int taken = 0;
		boolean full = true;
		while (full && taken + this.places <= this.batch && !this.first.isEmpty()) {
			int clicks = this.first.close();
			full = clicks == this.places;
			pages.add(this.first);
			taken += clicks;
			leave(this.first);
		}
		this.depth.addAndGet(-taken);
		return new PagedEvents(pages, this.places, taken);
	}

	private void leave(ClickPage page) {
		this.first = page.next();
		// Nobody may find an unlinked page there.
		this.last.compareAndSet(page, this.first);
		page.unlink();
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

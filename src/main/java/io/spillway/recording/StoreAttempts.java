package io.spillway.recording;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;

import io.spillway.database.DatabaseUnavailableException;
import io.spillway.database.FailureReason;
import io.spillway.recording.EventStore.Written;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Asks the store for one thing at a time, and knows whether it is there. One that is not
 * is asked with no events, once in a while, whether it is there again. Belongs to the
 * writer's thread; others may ask whether it is away.
 */
final class StoreAttempts {

	/** How long a store that is away is left alone. */
	static final Duration PAUSE = Duration.ofSeconds(1);

	/** The same in a stop, which has no time. */
	static final Duration LAST_PAUSE = Duration.ofMillis(100);

	/** How often it may fail in a stop. */
	static final int LAST_FAILURES = 3;

	private static final Log logger = LogFactory.getLog(StoreAttempts.class);

	private final EventStore store;

	private final LongSupplier nanoTime;

	private final Runnable wake;

	private @Nullable Attempt current;

	private volatile boolean away;

	private long next;

	private boolean last;

	private int failures;

	/**
	 * Creates it for a store that is there.
	 * @param nanoTime the time
	 * @param wake is run when {@link #settle()} has something to do
	 */
	StoreAttempts(EventStore store, LongSupplier nanoTime, Runnable wake) {
		this.store = store;
		this.nanoTime = nanoTime;
		this.wake = wake;
	}

	boolean isBusy() {
		return this.current != null;
	}

	boolean isAway() {
		return this.away;
	}

	/** In how many nanoseconds it may be asked, if it is not busy; none or less: now. */
	long pause() {
		if (isOver()) {
			return Long.MAX_VALUE;
		}
		return this.away ? this.next - this.nanoTime.getAsLong() : 0;
	}

	/** Whether it is away and will not be asked again. */
	boolean isGivenUp() {
		return this.away && isOver();
	}

	/** Begins to write events; how that ends is told while it is settled. */
	void begin(List<ClickEvent> events, Ending ending) {
		CompletableFuture<Written> written = write(events);
		this.current = new Attempt(written, ending, written.whenComplete((_, _) -> this.wake.run()));
	}

	/** Whatever goes wrong, the events come back. */
	private CompletableFuture<Written> write(List<ClickEvent> events) {
		try {
			return this.store.write(events);
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	/** Asks whether the store is there again. */
	void probe() {
		begin(List.of(), new Probe());
	}

	/** Ends what was begun, if the store has said how. */
	void settle() {
		Attempt done = this.current;
		if (done == null || !done.written().isDone()) {
			return;
		}
		this.current = null;
		try {
			Written written = done.written().join();
			isBack();
			done.ending().written(written);
		}
		catch (CompletionException ex) {
			Throwable error = (ex.getCause() != null) ? ex.getCause() : ex;
			if (error instanceof RefusedEventsException) {
				isBack();
				done.ending().refused();
			}
			else {
				isGone(FailureReason.of(error));
				done.ending().unavailable(!(error instanceof DatabaseUnavailableException));
			}
		}
	}

	private boolean isOver() {
		return this.failures >= LAST_FAILURES;
	}

	/** From now on it may fail a few times, and is not asked again then. */
	void beginLast() {
		this.last = true;
		this.next = this.nanoTime.getAsLong();
	}

	/**
	 * Asks no more. Nobody will know whether what was begun is done.
	 */
	void giveUp() {
		beginLast();
		this.failures = LAST_FAILURES;
		isGone("it takes too long");
		Attempt given = this.current;
		this.current = null;
		if (given != null) {
			given.written().cancel(true);
			given.ending().unavailable(false);
		}
	}

	private void isBack() {
		if (this.away) {
			logger.info("Clicks are recorded in the database again");
		}
		this.away = false;
	}

	private void isGone(String reason) {
		if (!this.away) {
			logger.warn("Clicks cannot be recorded in the database and go to the spool: " + reason);
		}
		this.away = true;
		this.failures += this.last ? 1 : 0;
		this.next = this.nanoTime.getAsLong() + (this.last ? LAST_PAUSE : PAUSE).toNanos();
	}

	/** What follows from how an attempt ended. */
	interface Ending {

		void written(Written written);

		/**
		 * Whether it was done is not known.
		 * @param unforeseen whether the store was there and failed for no known reason
		 */
		void unavailable(boolean unforeseen);

		/** It never will be. */
		void refused();

	}

	/** A question, the answer to which is all that there is to it. */
	private static final class Probe implements Ending {

		@Override
		public void written(Written written) {
		}

		@Override
		public void unavailable(boolean unforeseen) {
		}

		@Override
		public void refused() {
		}

	}

	/**
	 * What was begun.
	 *
	 * @param written the store's word
	 * @param ending what follows from it
	 * @param woken the same word, after the writer was woken by it
	 */
	private record Attempt(CompletableFuture<Written> written, Ending ending, CompletableFuture<Written> woken) {
	}

}

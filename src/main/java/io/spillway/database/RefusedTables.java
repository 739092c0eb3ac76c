package io.spillway.database;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tells the log of tables that are missing or that the service has no right to: at once,
 * and then once a minute at most, however many clicks fail by them.
 */
final class RefusedTables {

	static final Duration PAUSE = Duration.ofMinutes(1);

	private static final Log logger = LogFactory.getLog(RefusedTables.class);

	private final LongSupplier nanoTime;

	private final AtomicLong next;

	/**
	 * Creates it.
	 * @param nanoTime tells the time in nanoseconds
	 */
	RefusedTables(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.next = new AtomicLong(nanoTime.getAsLong());
	}

	/** Tells of an error, if it is of that kind. */
	void report(Throwable error) {
		@Nullable String refusal = FailureReason.refusal(error);
		if (refusal == null) {
			return;
		}
		long now = this.nanoTime.getAsLong();
		long due = this.next.get();
		if (now - due >= 0 && this.next.compareAndSet(due, now + PAUSE.toNanos())) {
			logger.error("The database refuses work: " + refusal);
		}
	}

}

package io.spillway.overload;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * How late an event loop is: how long what becomes due on it, such as a request that is
 * there to be read, waits for its turn. Measured by a task that is due every few
 * milliseconds, as long as somebody asks. A delay counts once it has stood for two of
 * them: what holds a loop up once, like a pause of the garbage collector, is over when
 * somebody can be refused for it.
 * <p>
 * Belongs to the event loop's thread.
 */
final class LoopDelay {

	static final long PERIOD = 5_000_000;

	private final ScheduledExecutorService loop;

	private final LongSupplier nanoTime;

	/** The task that is due next, or null while nobody asks. */
	private @Nullable Future<?> task;

	private boolean asked;

	private long due;

	/** How late the last task was. */
	private long lateness;

	/** How late the last task and the one before it were at least. */
	private long standing;

	LoopDelay(ScheduledExecutorService loop, LongSupplier nanoTime) {
		this.loop = loop;
		this.nanoTime = nanoTime;
	}

	/** The delay in nanoseconds: that of the last tasks, or of one that is late now. */
	long nanos() {
		this.asked = true;
		if (this.task == null) {
			this.lateness = 0;
			this.standing = 0;
			schedule();
			return 0;
		}
		return Math.max(this.standing, Math.min(this.lateness, this.nanoTime.getAsLong() - this.due));
	}

	private void schedule() {
		this.due = this.nanoTime.getAsLong() + PERIOD;
		this.task = this.loop.schedule(this::turn, PERIOD, TimeUnit.NANOSECONDS);
	}

	private void turn() {
		long late = Math.max(0, this.nanoTime.getAsLong() - this.due);
		this.standing = Math.min(this.lateness, late);
		this.lateness = late;
		if (!this.asked) {
			// An idle service is not woken up for nothing.
			this.task = null;
			return;
		}
		this.asked = false;
		schedule();
	}

}

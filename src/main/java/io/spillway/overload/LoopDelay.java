package io.spillway.overload;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * How late an event loop is: how long what becomes due on it, such as a request that is
 * there to be read, waits for its turn. Measured by a task that is due every few
 * milliseconds, as long as somebody asks.
 * <p>
 * A burst makes a loop late for a moment and is worked off; overload keeps it late. The
 * two are told apart as in CoDel (RFC 8289): by whether the loop was on time at any
 * moment of an interval. Soon after an overload nothing is taken for a burst.
 * <p>
 * Belongs to the event loop's thread.
 */
final class LoopDelay {

	static final Duration PERIOD = Duration.ofMillis(5);

	/** For how long a loop has to be late all the time. */
	static final Duration INTERVAL = Duration.ofMillis(500);

	/** For how long after an overload a loop that is late is not taken for a burst. */
	static final Duration MEMORY = Duration.ofSeconds(5);

	/** How often in a row: a single piece of work that takes long is no overload. */
	static final int TURNS = 3;

	/** Up to which delay a loop is on time. */
	static final Duration ON_TIME = Duration.ofMillis(10);

	private final ScheduledExecutorService loop;

	private final LongSupplier nanoTime;

	/** The task that is due next, or null while nobody asks. */
	private @Nullable Future<?> task;

	private boolean asked;

	private long due;

	private long lastOverload = Long.MIN_VALUE / 2;

	private long lastOnTime;

	private int lateTurns;

	LoopDelay(ScheduledExecutorService loop, LongSupplier nanoTime) {
		this.loop = loop;
		this.nanoTime = nanoTime;
	}

	/**
	 * Whether the loop is late, and not just for a moment, and its present turn takes
	 * longer than a limit already: the first of each turn are taken on.
	 */
	boolean exceeds(Duration limit) {
		this.asked = true;
		long now = this.nanoTime.getAsLong();
		if (this.task == null) {
			this.lastOnTime = now;
			this.lateTurns = 0;
			schedule(now);
		}
		boolean exceeds = this.lateTurns >= TURNS && now - this.lastOnTime > patience(now)
				&& now - this.due > limit.toNanos();
		if (exceeds) {
			this.lastOverload = now;
		}
		return exceeds;
	}

	private long patience(long now) {
		return (now - this.lastOverload < MEMORY.toNanos()) ? 0 : INTERVAL.toNanos();
	}

	private void schedule(long now) {
		this.due = now + PERIOD.toNanos();
		this.task = this.loop.schedule(this::turn, PERIOD.toNanos(), TimeUnit.NANOSECONDS);
	}

	private void turn() {
		long now = this.nanoTime.getAsLong();
		this.lateTurns++;
		if (now - this.due <= ON_TIME.toNanos()) {
			this.lastOnTime = now;
			this.lateTurns = 0;
		}
		if (!this.asked) {
			// An idle service is not woken up for nothing.
			this.task = null;
			return;
		}
		this.asked = false;
		schedule(now);
	}

}

package io.spillway.recording;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The thread that moves clicks. It sleeps while there is nothing to do, and is never
 * interrupted, which would close the spool's files.
 */
final class WriterThread {

	/** How long a stop waits for the database. What is left then goes to the spool. */
	static final Duration STOP_LIMIT = Duration.ofSeconds(5);

	/** After a fault of ours, which is no reason to lose all clicks to come. */
	private static final Duration FAULT_PAUSE = Duration.ofSeconds(1);

	private static final Log logger = LogFactory.getLog(WriterThread.class);

	private volatile @Nullable Thread thread;

	private volatile boolean stopping;

	/** Lets it work, should it sleep. */
	void wake() {
		LockSupport.unpark(this.thread);
	}

	/** Starts it; a daemon, since whoever stops it waits for its end. */
	void start(ClickFlow flow) {
		this.stopping = false;
		this.thread = Thread.ofPlatform().daemon().name("spillway-recording").start(() -> run(flow));
	}

	boolean isRunning() {
		return this.thread != null;
	}

	/** Has it write or spool all that there is, and waits for that. */
	void stop() {
		Thread running = this.thread;
		this.stopping = true;
		wake();
		while (running != null && running.isAlive()) {
			try {
				running.join();
			}
			catch (InterruptedException _) {
				// Whoever stops the process is in a hurry: what is written now is
				// written.
				Thread.currentThread().interrupt();
				break;
			}
		}
		this.thread = null;
	}

	private void run(ClickFlow flow) {
		while (!this.stopping) {
			LockSupport.parkNanos(this, step(flow));
		}
		flow.beginStop();
		long end = System.nanoTime() + STOP_LIMIT.toNanos();
		while (!flow.isDone()) {
			long left = end - System.nanoTime();
			if (left <= 0) {
				flow.hurry();
			}
			LockSupport.parkNanos(this, Math.min(step(flow), Math.max(left, 0)));
		}
		flow.finish();
	}

	private static long step(ClickFlow flow) {
		try {
			return flow.step();
		}
		catch (Throwable ex) {
			// An error as well: without this thread no click would be recorded any more,
			// and memory that lacks may be there in a second. Its message may hold what
			// was to be recorded.
			logger.error("Clicks could not be moved: " + ex.getClass().getName());
			return FAULT_PAUSE.toNanos();
		}
	}

}

package io.spillway.datadog;

import java.time.Duration;

/** A way to wait. */
interface Pause {

	void of(Duration duration);

	/**
	 * Sleeps.
	 * @param duration how long
	 * @throws FailureException if the thread is interrupted
	 */
	static void sleep(Duration duration) {
		try {
			Thread.sleep(duration);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new FailureException("interrupted", ex);
		}
	}

}

package io.spillway.endtoend;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another process does: asks again and again, but not for ever. */
final class Await {

	private static final Duration PAUSE = Duration.ofMillis(20);

	private Await() {
	}

	/** Returns as soon as the condition holds, and fails if it never does. */
	static void until(String what, Duration limit, BooleanSupplier condition) {
		long end = System.nanoTime() + limit.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new AssertionError("Not within %s: %s".formatted(limit, what));
			}
			pause();
		}
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}

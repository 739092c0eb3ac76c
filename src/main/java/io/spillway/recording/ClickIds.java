package io.spillway.recording;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes UUIDs of version 7 (RFC 9562, section 5.7): 48 bits are the time in milliseconds,
 * 74 are random, as far as another replica or a guesser can tell. They are a counter with
 * secret starts, mixed: no event loop waits for another one, nor for the system's source
 * of randomness.
 */
final class ClickIds {

	/** 2^64 divided by the golden ratio: each step changes about half of the bits. */
	private static final long STEP = 0x9E3779B97F4A7C15L;

	private static final long VERSION = 0x7000;

	private static final long VARIANT = 1L << 63;

	private static final int TIME_SHIFT = 16;

	private final AtomicLong counter;

	private final long secret;

	/**
	 * Starts anew.
	 * @param random where no other process starts too
	 */
	ClickIds(SecureRandom random) {
		this.counter = new AtomicLong(random.nextLong());
		this.secret = random.nextLong();
	}

	/** The next number, of which both halves of an id are made. */
	long next() {
		return this.counter.getAndAdd(STEP);
	}

	/**
	 * The first half of an id.
	 * @param millis when it is made, in milliseconds since 1970
	 * @param number one that is used for no other id
	 */
	long high(long millis, long number) {
		return (millis << TIME_SHIFT) | VERSION | (mix(number ^ this.secret) >>> 52);
	}

	/** The second half of an id. */
	long low(long number) {
		return VARIANT | (mix(number + this.secret) >>> 2);
	}

	/** When an id was made, in milliseconds since 1970. */
	static long millis(long high) {
		return high >>> TIME_SHIFT;
	}

	/** That of MurmurHash3 with the constants of David Stafford's "Mix13". */
	private static long mix(long number) {
		long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
		return mixed ^ (mixed >>> 31);
	}

}

package io.spillway.campaign;

/** Recipients' numbers in ASCII, read and written without making anything. */
final class Decimals {

	private static final int DIGITS = 13;

	private Decimals() {
	}

	/**
	 * Reads a number without sign or leading zeros of 13 digits at most.
	 * @return the number, or -1 if it is none
	 */
	static long read(byte[] from, int begin, int end) {
		int length = end - begin;
		if (length < 1 || length > DIGITS || (from[begin] == '0' && length > 1)) {
			return -1;
		}
		long number = 0;
		for (int i = begin; i < end; i++) {
			int digit = from[i] - '0';
			if (digit < 0 || digit > 9) {
				return -1;
			}
			number = 10 * number + digit;
		}
		return number;
	}

	/**
	 * Writes a number.
	 * @param number 0 or more
	 * @return the index behind its last digit
	 */
	static int write(long number, byte[] to, int at) {
		int end = at + length(number);
		long rest = number;
		for (int i = end - 1; i >= at; i--) {
			long tenth = rest / 10;
			to[i] = (byte) ('0' + (rest - 10 * tenth));
			rest = tenth;
		}
		return end;
	}

	private static int length(long number) {
		int length = 1;
		for (long limit = 10; number >= limit && length < DIGITS; limit *= 10) {
			length++;
		}
		return length;
	}

}

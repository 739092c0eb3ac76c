package io.spillway.recording;

import java.nio.charset.StandardCharsets;

/**
 * An array in the text form that PostgreSQL reads (section 8.15.6 of its manual), written
 * byte by byte: it is most of what a click costs the writer.
 */
final class TextArray {

	private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	private static final int BITS_PER_DIGIT = 4;

	private final byte[] bytes;

	private int length;

	/**
	 * Creates an empty array.
	 * @param size how many elements it will have
	 * @param width how many characters the longest of them has
	 */
	TextArray(int size, int width) {
		this.bytes = new byte[2 + size * (width + 1)];
		this.bytes[this.length++] = '{';
	}

	/** Adds a number, 0 or more. */
	void add(long number) {
		int end = this.length + digits(number);
		int at = end;
		long rest = number;
		do {
			this.bytes[--at] = DIGITS[(int) (rest % 10)];
			rest /= 10;
		}
		while (rest > 0);
		end(end);
	}

	private static int digits(long number) {
		int digits = 1;
		for (long rest = number / 10; rest > 0; rest /= 10) {
			digits++;
		}
		return digits;
	}

	/** Adds bytes in hex: all of one number, and the last bits of another one. */
	void addHex(long high, long low, int lowBits) {
		hex(high, Long.SIZE);
		hex(low, lowBits);
		end(this.length);
	}

	private void hex(long number, int bits) {
		for (int shift = bits - BITS_PER_DIGIT; shift >= 0; shift -= BITS_PER_DIGIT) {
			this.bytes[this.length++] = DIGITS[(int) (number >>> shift) & 0xF];
		}
	}

	/** Adds a word of ASCII letters, which needs no quotes. */
	void add(String word) {
		for (int i = 0; i < word.length(); i++) {
			this.bytes[this.length++] = (byte) word.charAt(i);
		}
		end(this.length);
	}

	void addNull() {
		add("null");
	}

	private void end(int end) {
		this.bytes[end] = ',';
		this.length = end + 1;
	}

	/** The whole array; nothing can be added after it. */
	@Override
	public String toString() {
		if (this.length == 1) {
			return "{}";
		}
		this.bytes[this.length - 1] = '}';
		return new String(this.bytes, 0, this.length, StandardCharsets.ISO_8859_1);
	}

}

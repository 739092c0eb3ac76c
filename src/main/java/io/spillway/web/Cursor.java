package io.spillway.web;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Names places in a list that is given in pages, the greatest number first: each is
 * behind an element with a number.
 */
public final class Cursor {

	private final int bytes;

	private final long end;

	/**
	 * Creates what names the places of a list.
	 * @param bytes how many a number has, 1 to 8
	 * @param end the least number that no element has
	 */
	public Cursor(int bytes, long end) {
		this.bytes = bytes;
		this.end = end;
	}

	/** The place behind an element. */
	public String behind(long number) {
		byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(Arrays.copyOfRange(all, Long.BYTES - this.bytes, Long.BYTES));
	}

	/**
	 * The number of the element that a place is behind; that of none, a greater one, for
	 * the list's beginning.
	 * @throws ProblemException if it is the name of no place
	 */
	public long parse(@Nullable String cursor) {
		if (cursor == null) {
			return this.end;
		}
		long number = decode(cursor);
		if (number < 0 || number >= this.end || !behind(number).equals(cursor)) {
			throw new ProblemException(ProblemType.BAD_REQUEST, "The cursor is not one that this list gave.");
		}
		return number;
	}

	private long decode(String cursor) {
		try {
			byte[] read = Base64.getUrlDecoder().decode(cursor);
			if (read.length != this.bytes) {
				return -1;
			}
			byte[] all = new byte[Long.BYTES];
			System.arraycopy(read, 0, all, Long.BYTES - this.bytes, this.bytes);
			return ByteBuffer.wrap(all).getLong();
		}
		catch (IllegalArgumentException _) {
			// It is no Base64: no list gave it.
			return -1;
		}
	}

}

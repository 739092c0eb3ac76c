package io.spillway.bulk;

import java.util.Arrays;

import org.springframework.core.io.buffer.DataBuffer;

/**
 * Splits a body into numbered lines, which end with LF or CRLF; the last one need not. A
 * byte order mark in front is dropped. What a line has beyond the limit is read over and
 * not held. Holds one line at a time.
 */
public final class LineSplitter {

	/** The limit of lines in bytes, without their end. */
	public static final int MAX_LINE = 4096;

	/** What HTTP chunks have at most when they are read. */
	private static final int BLOCK = 8192;

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xef, (byte) 0xbb, (byte) 0xbf };

	private final byte[] block = new byte[BLOCK];

	private int position;

	private int limit;

	/** With room for the CR, which is not known to be part of the end before the LF. */
	private final byte[] line = new byte[MAX_LINE + 1];

	/** How much of the line was read: more than there is room for if it is too long. */
	private long read;

	private int length;

	private boolean tooLong;

	private long number;

	private boolean ended = true;

	/**
	 * Reads on to the end of a line.
	 * @param input what comes next of the body; the caller releases it
	 * @return whether a line is there; if not, all of the input was read
	 */
	boolean next(DataBuffer input) {
		begin();
		while (this.position < this.limit || refill(input)) {
			int from = this.position;
			int end = endOfLine();
			append(from, end);
			this.position = Math.min(end + 1, this.limit);
			if (end < this.limit) {
				end(true);
				return true;
			}
		}
		return false;
	}

	/** Ends the last line with the body, unless the body ends with a line's end. */
	boolean last() {
		begin();
		if (this.read == 0) {
			return false;
		}
		end(false);
		return true;
	}

	private void begin() {
		if (this.ended) {
			this.ended = false;
			this.read = 0;
		}
	}

	private boolean refill(DataBuffer input) {
		this.position = 0;
		this.limit = Math.min(BLOCK, input.readableByteCount());
		input.read(this.block, 0, this.limit);
		return this.limit > 0;
	}

	private int endOfLine() {
		int end = this.position;
		while (end < this.limit && this.block[end] != '\n') {
			end++;
		}
		return end;
	}

	private void append(int from, int to) {
		int stored = (int) Math.min(this.read, this.line.length);
		System.arraycopy(this.block, from, this.line, stored, Math.min(to - from, this.line.length - stored));
		this.read += to - from;
	}

	private void end(boolean newline) {
		this.ended = true;
		this.number++;
		this.length = (int) Math.min(this.read, this.line.length);
		if (newline && this.read <= this.line.length && this.length > 0 && this.line[this.length - 1] == '\r') {
			this.length--;
			this.read--;
		}
		this.tooLong = this.read > MAX_LINE;
		if (this.number == 1) {
			dropByteOrderMark();
		}
	}

	private void dropByteOrderMark() {
		int mark = BYTE_ORDER_MARK.length;
		if (this.length >= mark && Arrays.equals(this.line, 0, mark, BYTE_ORDER_MARK, 0, mark)) {
			System.arraycopy(this.line, mark, this.line, 0, this.length - mark);
			this.length -= mark;
		}
	}

	/** The number of the line, 1 for the first. */
	public long number() {
		return this.number;
	}

	/** Whether the line has more than {@value #MAX_LINE} bytes, which are lost. */
	public boolean isTooLong() {
		return this.tooLong;
	}

	/** How many bytes the line has, without its end. */
	public int length() {
		return this.length;
	}

	/** What holds the line from index 0 on, until the next one is read: not to change. */
	public byte[] bytes() {
		return this.line;
	}

	/** Whether the line has nothing but spaces and tabs. */
	boolean isBlank() {
		for (int i = 0; i < this.length; i++) {
			if (this.line[i] != ' ' && this.line[i] != '\t') {
				return false;
			}
		}
		return !this.tooLong;
	}

}

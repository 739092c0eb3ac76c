package io.spillway.bulk;

import java.util.Arrays;

/**
 * Where the answers of a stream are gathered until they are worth sending, and counted.
 * Whoever fills it stops as soon as it is full, and may go somewhat beyond.
 */
public final class AnswerChunk {

	/**
	 * As much as the kernel takes with one call at little cost, and as little as some
	 * hundred links, which no click notices that waits behind them.
	 */
	static final int FULL = 16 * 1024;

	private byte[] bytes = new byte[2 * FULL];

	private int size;

	private int answered;

	private int refused;

	private int failed;

	/** Whether there is enough for now. */
	public boolean isFull() {
		return this.size >= FULL;
	}

	/** How many bytes there are. */
	public int size() {
		return this.size;
	}

	/**
	 * What holds the chunk, to write into it from its size on.
	 * @param count how many bytes there has to be room for
	 */
	public byte[] room(int count) {
		if (this.bytes.length - this.size < count) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(2 * this.bytes.length, this.size + count));
		}
		return this.bytes;
	}

	/** Says up to where what {@link #room} gave was written. */
	public void writtenTo(int end) {
		this.size = end;
	}

	/** Adds what answers no line. */
	public void add(byte[] text) {
		System.arraycopy(text, 0, room(text.length), this.size, text.length);
		this.size += text.length;
	}

	/** Adds the answer to a line. */
	public void add(byte[] line, LineOutcome outcome) {
		add(line);
		switch (outcome) {
			case ANSWERED -> this.answered++;
			case REFUSED -> this.refused++;
			case FAILED -> this.failed++;
		}
	}

	/** Counts lines whose answers were written. */
	public void countAnswered(int lines) {
		this.answered += lines;
	}

	int answered() {
		return this.answered;
	}

	int refused() {
		return this.refused;
	}

	int failed() {
		return this.failed;
	}

	byte[] bytes() {
		return this.bytes;
	}

	void clear() {
		this.size = 0;
		this.answered = 0;
		this.refused = 0;
		this.failed = 0;
	}

}

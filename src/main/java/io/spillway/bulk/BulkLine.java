package io.spillway.bulk;

/**
 * A line of a body.
 *
 * @param number its number, 1 for the first
 * @param bytes its bytes without its end; none if it is too long
 * @param tooLong whether it has more than {@link LineSplitter#MAX_LINE} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record BulkLine(long number, byte[] bytes, boolean tooLong) {

	/** Tells nothing of what it says. */
	@Override
	public String toString() {
		return "BulkLine[number=%d, tooLong=%s]".formatted(this.number, this.tooLong);
	}

}

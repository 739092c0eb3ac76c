package io.spillway.bulk;

/**
 * The answer to a line.
 *
 * @param line the number of the line, 1 for the first
 * @param bytes the answer as a whole line, with its end
 * @param outcome what became of the line
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record BulkAnswer(long line, byte[] bytes, LineOutcome outcome) {

	/** Tells nothing of what it says. */
	@Override
	public String toString() {
		return "BulkAnswer[line=%d, outcome=%s]".formatted(this.line, this.outcome);
	}

}

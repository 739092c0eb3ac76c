package io.spillway.recording;

/** What became of a click that is recorded. */
public enum Outcome {

	/** Redirected to the link's target. */
	REDIRECTED(1),

	/** An app was told the target. */
	OPENED(2),

	/** The link leads nowhere any more; there may have been a fallback. */
	GONE(3),

	/** The campaign has not begun, and there was a fallback. */
	EARLY(4);

	private final short number;

	Outcome(int number) {
		this.number = (short) number;
	}

	/** The number that stands for it in the database. */
	short number() {
		return this.number;
	}

}

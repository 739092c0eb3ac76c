package io.spillway.feed;

/**
 * Says which looks read all rows rather than the changed ones: the first, and one now and
 * then, which bounds how long a change can stay unseen that no horizon told of. One that
 * fails, maybe because there is too much to read, keeps none of the others from being
 * made.
 */
final class CompleteLooks {

	/** From one to the next, whether it succeeds or not. */
	static final int PERIOD = 300;

	/** From one that failed to the next, if the rows that are held may be all wrong. */
	static final int DOUBTFUL_PERIOD = 10;

	private final int firstPeriod;

	private boolean loaded;

	/** Whether what is held may differ from the table in more than what changed. */
	private boolean doubtful;

	/** How many looks until the next complete one. */
	private int left;

	/**
	 * Begins with a complete look.
	 * @param firstPeriod how many looks after the first comes the next: replicas that
	 * start together need not look together for ever
	 */
	CompleteLooks(int firstPeriod) {
		this.firstPeriod = firstPeriod;
	}

	/** Whether the look that begins is one. */
	boolean next() {
		this.left--;
		if (this.loaded && this.left > 0) {
			return false;
		}
		this.left = this.doubtful ? DOUBTFUL_PERIOD : PERIOD;
		return true;
	}

	/** Says that a look succeeded. */
	void succeeded(boolean complete) {
		if (complete) {
			this.left = this.loaded ? PERIOD : this.firstPeriod;
			this.loaded = true;
			this.doubtful = false;
		}
	}

	/** Asks for one at once. */
	void ask() {
		this.doubtful = true;
		this.left = 0;
	}

}

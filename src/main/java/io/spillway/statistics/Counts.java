package io.spillway.statistics;

/**
 * What became of clicks.
 *
 * @param clicks of people, that led to the target
 * @param recipients whose first click is among them; none for what has no recipients
 * @param missed of people, that led nowhere or to a fallback
 * @param bots not of people
 * @param phones those of {@code clicks} that came from phones
 * @param tablets from tablets
 * @param desktops from desktops
 */
record Counts(long clicks, long recipients, long missed, long bots, long phones, long tablets, long desktops) {

	static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

	Counts plus(Counts other) {
		return new Counts(this.clicks + other.clicks, this.recipients + other.recipients, this.missed + other.missed,
				this.bots + other.bots, this.phones + other.phones, this.tablets + other.tablets,
				this.desktops + other.desktops);
	}

	/** Those of {@code clicks} that came from something else, or nobody knows what. */
	long others() {
		return this.clicks - this.phones - this.tablets - this.desktops;
	}

}

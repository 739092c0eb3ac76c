package io.spillway.capacity;

/**
 * The clicks a second of pushes that have begun, as they go on if no other begins:
 * {@code (rate + slope u) e^(-u/m)} in u seconds. What {@link ArrivalCurve} says of one
 * push has this form, and so has the sum of several, so that its peak is known exactly.
 */
final class ClickRate {

	private final double mean;

	private double rate;

	private double slope;

	/**
	 * No clicks.
	 * @param mean the m of the curve, in seconds
	 */
	ClickRate(double mean) {
		this.mean = mean;
	}

	/** Adds the clicks of a push that began some seconds ago. */
	void add(double clicks, double age) {
		double begun = clicks / (this.mean * this.mean) * Math.exp(-age / this.mean);
		this.rate += begun * age;
		this.slope += begun;
	}

	/** The most clicks a second from now to some seconds later. */
	double peakWithin(double seconds) {
		// Where the derivative is zero: later than that it only falls.
		double top = (this.slope > 0) ? this.mean - this.rate / this.slope : 0;
		return after(Math.clamp(top, 0, seconds));
	}

	/** Lets time pass. */
	void advance(double seconds) {
		this.rate = after(seconds);
		this.slope *= Math.exp(-seconds / this.mean);
	}

	private double after(double seconds) {
		return (this.rate + this.slope * seconds) * Math.exp(-seconds / this.mean);
	}

}

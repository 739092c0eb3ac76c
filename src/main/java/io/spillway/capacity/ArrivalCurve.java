package io.spillway.capacity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How the clicks of pushes come over time. Between a push and a click lie two waits, that
 * of the push for its turn to be sent and that of the phone for its owner. Each is taken
 * as exponential with the mean m, so of n clicks in all there come
 * {@code n t/m² e^(-t/m)} a second at t seconds after the push: they rise to
 * {@code n/(e m)} a second at m, and decay exponentially from then on.
 * {@code 1 - (1 + t/m) e^(-t/m)} of them have come, half of them at 1.678 m.
 *
 * @param clickShare which share of the recipients click
 * @param halfTime how long until half of the clicks have come
 */
record ArrivalCurve(double clickShare, Duration halfTime) {

	/** The root of (1 + x) e^-x = 1/2. */
	private static final double HALF = 1.6783469900166605;

	/**
	 * After so many half times less than one click is still to come of 2^40 recipients,
	 * the most that a push has.
	 */
	private static final int TAIL = 20;

	/** How long after a push its clicks count. */
	Duration tail() {
		return this.halfTime.multipliedBy(TAIL);
	}

	/**
	 * The most clicks a second that pushes make together, within a period.
	 * @param audiences whom they go to, the earliest first; none after the period
	 */
	double peak(List<Audience> audiences, Instant from, Instant until) {
		ClickRate rate = new ClickRate(seconds(this.halfTime) / HALF);
		Instant now = from;
		double peak = 0;
		for (Audience audience : audiences) {
			if (audience.at().isAfter(now)) {
				double seconds = seconds(Duration.between(now, audience.at()));
				peak = Math.max(peak, rate.peakWithin(seconds));
				rate.advance(seconds);
				now = audience.at();
			}
			rate.add(audience.recipients() * this.clickShare, seconds(Duration.between(audience.at(), now)));
		}
		return Math.max(peak, rate.peakWithin(seconds(Duration.between(now, until))));
	}

	private static double seconds(Duration duration) {
		return duration.toNanos() / 1e9;
	}

}

package io.spillway.statistics;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;

/**
 * A time in intervals.
 *
 * @param interval how long they are
 * @param zone whose hours and days they are
 * @param bounds where they begin, in order, and behind that where the last one ends
 */
record Period(Interval interval, ZoneId zone, List<Instant> bounds) {

	static final int MAX_INTERVALS = 1500;

	/** How many seconds are summed up beforehand, for all that is not by the minute. */
	private static final long QUARTER_SECONDS = 15 * 60;

	/**
	 * The intervals that a time lies in.
	 * @param from when it begins
	 * @param to when it ends, later than that
	 * @throws ProblemException if they are too many
	 */
	static Period of(Interval interval, ZoneId zone, Instant from, Instant to) {
		List<Instant> bounds = new ArrayList<>();
		Instant bound = interval.floor(from, zone);
		bounds.add(bound);
		while (bound.isBefore(to)) {
			bound = interval.next(bound, zone);
			bounds.add(bound);
			if (bounds.size() > MAX_INTERVALS + 1) {
				throw new ProblemException(ProblemType.BAD_REQUEST,
						"From from to to may be %,d intervals at most.".formatted(MAX_INTERVALS));
			}
		}
		return new Period(interval, zone, List.copyOf(bounds));
	}

	Instant from() {
		return this.bounds.getFirst();
	}

	Instant to() {
		return this.bounds.getLast();
	}

	int intervals() {
		return this.bounds.size() - 1;
	}

	/** Whether each of its intervals is made of whole quarters of an hour. */
	boolean isOfQuarters() {
		return this.interval != Interval.MINUTE
				&& this.bounds.stream().allMatch((bound) -> bound.getEpochSecond() % QUARTER_SECONDS == 0);
	}

}

package io.spillway.statistics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * The time that a call asks for, as it does.
 *
 * @param from when it begins, or null
 * @param to when it ends, or null for now
 * @param interval which intervals it is divided into, or null for hours
 * @param zone whose hours and days they are, or null for UTC
 */
record PeriodRequest(@Nullable String from, @Nullable String to, @Nullable String interval, @Nullable String zone) {

	private static final String UTC = "UTC";

	/** There were no clicks before. */
	private static final Instant MIN = Instant.EPOCH;

	/** RFC 3339 has no later years; a day is left for what rounds up. */
	private static final Instant MAX = Instant.parse("9999-12-30T00:00:00Z");

	/**
	 * The period of it.
	 * @throws ProblemException if something of it is wrong
	 */
	Period period(Instant now) {
		Interval chosen = chosenInterval();
		ZoneId place = place();
		Instant end = (this.to != null) ? time("to", this.to) : now;
		Instant begin = (this.from != null) ? time("from", this.from) : latest(MIN, end.minus(chosen.defaultSpan()));
		if (!begin.isBefore(end)) {
			throw refused(
					(this.to != null) ? "from must be before to." : "from must be before now, where there is no to.");
		}
		return Period.of(chosen, place, begin, end);
	}

	private Interval chosenInterval() {
		if (this.interval == null) {
			return Interval.HOUR;
		}
		return Arrays.stream(Interval.values())
			.filter((each) -> each.text().equals(this.interval))
			.findFirst()
			.orElseThrow(() -> refused("interval must be minute, hour or day."));
	}

	/** By name only: an offset would be another one half of the year. */
	private ZoneId place() {
		String name = (this.zone != null) ? this.zone : UTC;
		if (!ZoneId.getAvailableZoneIds().contains(name)) {
			throw refused("zone must be a time zone of the IANA, like Asia/Seoul.");
		}
		return ZoneId.of(name);
	}

	private static Instant time(String name, String text) {
		try {
			Instant time = OffsetDateTime.parse(text).toInstant();
			if (time.isBefore(MIN) || time.isAfter(MAX)) {
				throw refused(name + " must lie in the years 1970 to 9999.");
			}
			return time;
		}
		catch (DateTimeException _) {
			throw refused(name + " must be a time with an offset, like 2030-01-31T12:00:00Z; a + in a URL is %2B.");
		}
	}

	private static Instant latest(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	private static ProblemException refused(String detail) {
		return new ProblemException(ProblemType.BAD_REQUEST, detail);
	}

}

package io.spillway.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;

/** How long an interval is, and where one ends and the next begins. */
enum Interval {

	/** The same in every zone. */
	MINUTE(Duration.ofHours(1)) {

		@Override
		Instant floor(Instant time, ZoneId zone) {
			return time.truncatedTo(ChronoUnit.MINUTES);
		}

		@Override
		Instant next(Instant bound, ZoneId zone) {
			return bound.plus(1, ChronoUnit.MINUTES);
		}

	},

	/**
	 * From one full hour of the zone's clocks to the next. Where they are put forward or
	 * back by a part of an hour, the full hours of both times are bounds.
	 */
	HOUR(Duration.ofDays(2)) {

		@Override
		Instant floor(Instant time, ZoneId zone) {
			Instant bound = fullHour(time, zone.getRules().getOffset(time));
			ZoneOffsetTransition change = zone.getRules().previousTransition(time.plusNanos(1));
			if (change == null || !change.getInstant().isAfter(bound)) {
				return bound;
			}
			return isFullHour(change) ? change.getInstant() : fullHour(change.getInstant(), change.getOffsetBefore());
		}

		@Override
		Instant next(Instant bound, ZoneId zone) {
			Instant next = ceil(bound, zone.getRules().getOffset(bound));
			ZoneOffsetTransition change = zone.getRules().nextTransition(bound);
			if (change == null || !change.getInstant().isBefore(next)) {
				return next;
			}
			return isFullHour(change) ? change.getInstant() : ceil(change.getInstant(), change.getOffsetAfter());
		}

		private boolean isFullHour(ZoneOffsetTransition change) {
			Instant time = change.getInstant();
			return fullHour(time, change.getOffsetBefore()).equals(time)
					|| fullHour(time, change.getOffsetAfter()).equals(time);
		}

		private Instant fullHour(Instant time, ZoneOffset offset) {
			return time.atOffset(offset).truncatedTo(ChronoUnit.HOURS).toInstant();
		}

		private Instant ceil(Instant time, ZoneOffset offset) {
			return fullHour(time, offset).plus(1, ChronoUnit.HOURS);
		}

	},

	/** From the start of a day in the zone to that of the next. */
	DAY(Duration.ofDays(30)) {

		@Override
		Instant floor(Instant time, ZoneId zone) {
			return start(time.atZone(zone).toLocalDate(), zone);
		}

		@Override
		Instant next(Instant bound, ZoneId zone) {
			return start(bound.atZone(zone).toLocalDate().plusDays(1), zone);
		}

		private Instant start(LocalDate day, ZoneId zone) {
			return day.atStartOfDay(zone).toInstant();
		}

	};

	private final Duration defaultSpan;

	Interval(Duration defaultSpan) {
		this.defaultSpan = defaultSpan;
	}

	/** How far back from its end a period goes that has no other begin. */
	Duration defaultSpan() {
		return this.defaultSpan;
	}

	/** The last bound that is not after a time. */
	abstract Instant floor(Instant time, ZoneId zone);

	/** The bound after one. */
	abstract Instant next(Instant bound, ZoneId zone);

	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}

package io.spillway.partition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The days (UTC) that clicks are recorded of. */
public class ClickDays {

	/** Clocks differ, and no more than that. */
	private static final int AHEAD = 2;

	private final PartitionStore store;

	private final Duration retention;

	private final Clock clock;

	ClickDays(PartitionStore store, Duration retention, Clock clock) {
		this.store = store;
		this.retention = retention;
		this.clock = clock;
	}

	/**
	 * Whether a click is to be recorded: its day is not past the retention, and not more
	 * than two days ahead.
	 */
	public boolean keeps(Instant clickedAt) {
		Instant now = this.clock.instant();
		LocalDate day = day(clickedAt);
		return !day.isBefore(day(now.minus(this.retention))) && !day.isAfter(day(now).plusDays(AHEAD));
	}

	/**
	 * Makes the days of clicks that are to be recorded, where they are missing.
	 * @param times when the clicks came
	 * @return completes when all are there; fails with a
	 * {@link io.spillway.database.DatabaseUnavailableException} where the database is
	 * away, or kept it waiting
	 */
	public Mono<Void> make(Collection<Instant> times) {
		return Flux.fromStream(() -> times.stream().filter(this::keeps).map(ClickDays::day).distinct().sorted())
			.concatMap((day) -> this.store.make(day, day))
			.then();
	}

	private static LocalDate day(Instant time) {
		return LocalDate.ofInstant(time, ZoneOffset.UTC);
	}

}

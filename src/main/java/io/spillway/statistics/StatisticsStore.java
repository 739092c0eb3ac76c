package io.spillway.statistics;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

import io.r2dbc.spi.Readable;
import io.spillway.database.DatabaseGuard;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The roll-ups in the database. Each call is one statement, which also says whether that
 * is there what is counted.
 */
class StatisticsStore {

	private final DatabaseClient database;

	private final DatabaseGuard guard;

	StatisticsStore(DatabaseClient database, DatabaseGuard guard) {
		this.database = database;
		this.guard = guard;
	}

	/** The counts of each interval; empty if there is nothing to be counted. */
	Mono<Counts[]> counts(Counted counted, Period period) {
		String sql = RollUps.of(counted).byInterval(period.isOfQuarters());
		return this.guard.guard(this.database.sql(sql)
			.bind("key", counted.key())
			.bind("bounds", period.bounds().toArray(Instant[]::new))
			.bind("from", period.from())
			.bind("to", period.to())
			.map((row) -> new Row(row.get("interval", Integer.class), counts(row)))
			.all()
			.collectList()
			.filter((rows) -> !rows.isEmpty())
			.map((rows) -> {
				Counts[] counts = new Counts[period.intervals()];
				Arrays.fill(counts, Counts.NONE);
				rows.forEach((row) -> row.putInto(counts));
				return counts;
			}));
	}

	/** The counts of all time; empty if there is nothing to be counted. */
	Mono<Counts> total(Counted counted) {
		return this.guard.guard(this.database.sql(RollUps.of(counted).ofAllTime())
			.bind("key", counted.key())
			.map(StatisticsStore::counts)
			.one());
	}

	private static Counts counts(Readable row) {
		return new Counts(number(row, "clicks"), number(row, "recipients"), number(row, "missed"), number(row, "bots"),
				number(row, "phones"), number(row, "tablets"), number(row, "desktops"));
	}

	private static long number(Readable row, String column) {
		@Nullable Long number = row.get(column, Long.class);
		return Objects.requireNonNullElse(number, 0L);
	}

	/** An interval that something was counted in; none where nothing was in any. */
	private record Row(@Nullable Integer interval, Counts counts) {

		void putInto(Counts[] all) {
			if (this.interval != null) {
				all[this.interval] = this.counts;
			}
		}

	}

}

package io.spillway.partition;

import java.time.Duration;
import java.time.LocalDate;

import io.spillway.database.DatabaseGuard;
import io.spillway.database.Rows;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The partitions in the database. By its clock: that of a replica which is wrong must not
 * drop what is to be kept.
 */
class PartitionStore {

	private static final String TODAY = "(now() at time zone 'UTC')::date";

	private final DatabaseClient database;

	private final DatabaseGuard guard;

	PartitionStore(DatabaseClient database, DatabaseGuard guard) {
		this.database = database;
		this.guard = guard;
	}

	/**
	 * Makes the days that are missing, of yesterday and the next ones.
	 * @param ahead how many days after today, 0 to 30
	 * @return how many were made
	 */
	Mono<Integer> makeAhead(int ahead) {
		return this.guard.guard(this.database.sql("""
				select make_click_partitions(%1$s - 1, %1$s + :ahead)
				""".formatted(TODAY)).bind("ahead", ahead).map((row) -> Rows.required(row, Integer.class)).one());
	}

	/**
	 * Makes the days of a span that are missing.
	 * @param first the first day
	 * @param last the last one, not more than 31 days later
	 * @return how many were made
	 */
	Mono<Integer> make(LocalDate first, LocalDate last) {
		return this.guard.guard(this.database.sql("select make_click_partitions(:first, :last)")
			.bind("first", first)
			.bind("last", last)
			.map((row) -> Rows.required(row, Integer.class))
			.one());
	}

	/**
	 * Drops the oldest of the days that are past the retention, ten at most.
	 * @return how many were dropped; none while another replica is at it
	 */
	Mono<Integer> drop(Duration retention) {
		return this.guard.guard(this.database.sql("""
				select drop_click_partitions(((now() - make_interval(secs => :retention)) at time zone 'UTC')::date)
				""")
			.bind("retention", (double) retention.toSeconds())
			.map((row) -> Rows.required(row, Integer.class))
			.one());
	}

	/** The first day from today on that no click can be recorded of. */
	Mono<LocalDate> firstMissing(int ahead) {
		return this.guard.guard(this.database.sql("""
				select coalesce(min(day), %1$s + :ahead + 1) from missing_click_days(%1$s, %1$s + :ahead) as day
				""".formatted(TODAY)).bind("ahead", ahead).map((row) -> Rows.required(row, LocalDate.class)).one());
	}

}

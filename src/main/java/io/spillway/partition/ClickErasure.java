package io.spillway.partition;

import java.time.Instant;
import java.util.Objects;

import io.r2dbc.spi.Readable;
import io.spillway.database.DatabaseGuard;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Erases the clicks of a recipient. No index finds them, which each click would pay for:
 * the hours are read in which the campaign has clicks at all, one a statement, so it can
 * be stopped at any time and run again. The sums of minutes name nobody and stay.
 */
public class ClickErasure {

	private final DatabaseClient database;

	private final DatabaseGuard guard;

	ClickErasure(DatabaseClient database, DatabaseGuard guard) {
		this.database = database;
		this.guard = guard;
	}

	/**
	 * Runs to the end.
	 * @param campaign the campaign's id
	 * @param recipient the number of the recipient
	 * @return the progress after each hour, the last one being the result
	 */
	public Flux<Progress> run(int campaign, long recipient) {
		Flux<Progress> hours = hours(campaign).concatMap((hour) -> eraseHour(campaign, recipient, hour))
			.scan(new Progress(0, 0, false), Progress::plus);
		Mono<Progress> first = eraseFirst(campaign, recipient).map((_) -> new Progress(0, 0, true));
		return this.guard.guardUnlimited(hours.concatWith(first).scan(Progress::then));
	}

	/** As a list at once: no statement is open while the others run. */
	private Flux<Instant> hours(int campaign) {
		return this.database.sql("""
				select distinct date_bin('1 hour', minute, 'epoch') as hour from campaign_minute
				where campaign_id = :campaign order by hour
				""")
			.bind("campaign", campaign)
			.map(ClickErasure::hour)
			.all()
			.collectList()
			.flatMapIterable((hours) -> hours);
	}

	private static Instant hour(Readable row) {
		@Nullable Instant hour = row.get("hour", Instant.class);
		return Objects.requireNonNull(hour);
	}

	private Mono<Long> eraseHour(int campaign, long recipient, Instant hour) {
		return this.database.sql("""
				delete from click where clicked_at >= :hour and clicked_at < :hour + interval '1 hour'
					and campaign_id = :campaign and recipient = :recipient
				""").bind("hour", hour).bind("campaign", campaign).bind("recipient", recipient).fetch().rowsUpdated();
	}

	private Mono<Long> eraseFirst(int campaign, long recipient) {
		return this.database.sql("delete from first_click where campaign_id = :campaign and recipient = :recipient")
			.bind("campaign", campaign)
			.bind("recipient", recipient)
			.fetch()
			.rowsUpdated();
	}

	/**
	 * How far it is.
	 *
	 * @param hours how many hours were looked through
	 * @param clicks how many clicks were erased
	 * @param done whether nothing of the recipient is left
	 */
	public record Progress(int hours, long clicks, boolean done) {

		private Progress plus(long erased) {
			return new Progress(this.hours + 1, this.clicks + erased, false);
		}

		private Progress then(Progress next) {
			return next.done() ? new Progress(this.hours, this.clicks, true) : next;
		}

	}

}

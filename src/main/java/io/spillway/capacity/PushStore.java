package io.spillway.capacity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.r2dbc.spi.Readable;
import io.spillway.database.DatabaseGuard;
import io.spillway.database.Rows;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/** The pushes in the database. */
class PushStore {

	private final DatabaseClient database;

	private final DatabaseGuard guard;

	PushStore(DatabaseClient database, DatabaseGuard guard) {
		this.database = database;
		this.guard = guard;
	}

	/** Adds a push. */
	Mono<Push> insert(NewPush push) {
		return this.guard.guard(insertTransactionally(push));
	}

	/** Adds a push in the current transaction, which bounds the time as well. */
	Mono<Push> insertTransactionally(NewPush push) {
		return this.database.sql("""
				insert into push (campaign_id, starts_at, recipients, created_at)
				values (:campaign, :startsAt, :recipients, :createdAt)
				returning id, starts_at, recipients, created_at
				""")
			.bind("campaign", push.campaign())
			.bind("startsAt", push.at())
			.bind("recipients", push.recipients())
			.bind("createdAt", push.createdAt())
			.map(PushStore::push)
			.one();
	}

	/**
	 * The newest pushes of a campaign, of those below a number that were not withdrawn.
	 */
	Mono<List<Push>> newestBelow(int campaign, long id, int limit) {
		return this.guard.guard(this.database.sql("""
				select id, starts_at, recipients, created_at from push
				where campaign_id = :campaign and id < :id and withdrawn_at is null
				order by id desc limit :limit
				""")
			.bind("campaign", campaign)
			.bind("id", id)
			.bind("limit", limit)
			.map(PushStore::push)
			.all()
			.collectList());
	}

	/** A push of a campaign; nothing if there is none, or it was withdrawn. */
	Mono<Push> find(int campaign, long id) {
		return this.guard.guard(this.database.sql("""
				select id, starts_at, recipients, created_at from push
				where campaign_id = :campaign and id = :id and withdrawn_at is null
				""").bind("campaign", campaign).bind("id", id).map(PushStore::push).one());
	}

	/** Withdraws a push, or leaves it withdrawn; false if there is none. */
	Mono<Boolean> withdraw(int campaign, long id, Instant now) {
		return this.guard.guard(this.database.sql("""
				update push set withdrawn_at = coalesce(withdrawn_at, :now) where campaign_id = :campaign and id = :id
				""")
			.bind("now", now)
			.bind("campaign", campaign)
			.bind("id", id)
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows > 0));
	}

	/**
	 * The pushes of all campaigns that begin after a time and not after another, added up
	 * by the second: at most a row for each.
	 * @param deadline how long it may take, if the database's own limit is not shorter
	 */
	Mono<List<Audience>> audiences(Instant after, Instant until, Duration deadline) {
		return this.guard.guard(this.database.sql("""
				select starts_at, sum(recipients)::float8 as recipients, count(*) as pushes from push
				where starts_at > :after and starts_at <= :until and withdrawn_at is null
				group by starts_at order by starts_at
				""")
			.bind("after", after)
			.bind("until", until)
			.map((row) -> new Audience(Rows.required(row, "starts_at", Instant.class),
					Rows.required(row, "recipients", Double.class), Rows.required(row, "pushes", Long.class)))
			.all()
			.collectList()
			.timeout(deadline));
	}

	private static Push push(Readable row) {
		return new Push(Rows.required(row, "id", Long.class), Rows.required(row, "starts_at", Instant.class),
				Rows.required(row, "recipients", Long.class), Rows.required(row, "created_at", Instant.class));
	}

}

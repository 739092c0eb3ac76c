package io.spillway.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Readable;
import io.spillway.database.DatabaseGuard;
import io.spillway.database.Nullables;
import io.spillway.feed.ChangedRows;
import io.spillway.feed.Changes;
import io.spillway.link.TargetsBody;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import reactor.core.publisher.Mono;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The campaigns in the database. */
class CampaignStore {

	static final String CHANNEL = "spillway_campaign";

	/** The condition of those that are held in memory, beside {@link HeldCampaigns}. */
	private static final String HELD = "coalesce(ends_at, 'infinity') > now() - interval '%d seconds'"
		.formatted(HeldCampaigns.HELD_AFTER_END.toSeconds());

	/** sequence_generator_limit_exceeded. */
	private static final String SEQUENCE_LIMIT = "2200H";

	private final DatabaseClient database;

	private final DatabaseGuard guard;

	private final ChangedRows<Integer, Campaign> changes;

	CampaignStore(DatabaseClient database, DatabaseGuard guard) {
		this.database = database;
		this.guard = guard;
		this.changes = new ChangedRows<>(database, guard, CampaignRow.COLUMNS, "campaign", HELD, CampaignStore::row);
	}

	private static Changes.Row<Integer, Campaign> row(Readable row) {
		Campaign campaign = CampaignRow.read(row);
		return new Changes.Row<>(campaign.id(), campaign);
	}

	Mono<Changes<Integer, Campaign>> changesSince(long horizon) {
		return this.changes.since(horizon);
	}

	/** Adds a campaign in the current transaction, which bounds the time as well. */
	Mono<Campaign> insertTransactionally(CampaignFields fields, Instant now) {
		return change("""
				insert into campaign (name, target, target_ios, target_android, fallback, starts_at, ends_at, app_data,
					created_at)
				values (:name, :target, :ios, :android, :fallback, :startsAt, :endsAt, :appData, :createdAt)
				""", fields).bind("createdAt", now)
			.map(CampaignRow::read)
			.one()
			.onErrorMap(CampaignStore::isUsedUp, (_) -> new ProblemException(ProblemType.NO_CAMPAIGN_LEFT, null));
	}

	private static boolean isUsedUp(Throwable error) {
		return NestedExceptionUtils.getMostSpecificCause(error) instanceof R2dbcException cause
				&& SEQUENCE_LIMIT.equals(cause.getSqlState());
	}

	/** Adds a campaign. */
	Mono<Campaign> insert(CampaignFields fields, Instant now) {
		return this.guard.guard(insertTransactionally(fields, now));
	}

	/** Changes a campaign; empty if it is not what it was any more. */
	Mono<Campaign> update(Campaign old, CampaignFields fields) {
		return this.guard.guard(change("""
				update campaign set name = :name, target = :target, target_ios = :ios, target_android = :android,
					fallback = :fallback, starts_at = :startsAt, ends_at = :endsAt, app_data = :appData,
					version = version + 1, changed_in = pg_current_xact_id()
				where id = :id and version = :version
				""", fields).bind("id", old.id()).bind("version", old.version()).map(CampaignRow::read).one());
	}

	private GenericExecuteSpec change(String sql, CampaignFields fields) {
		Fallback fallback = fields.fallback();
		TargetsBody targets = fields.targets().texts();
		return this.database.sql("""
				with change as (%s returning %s) select change.*, pg_notify(:channel, '') from change
				""".formatted(sql, CampaignRow.COLUMNS))
			.bind("name", fields.name())
			.bind("target", fields.target().text())
			.bind("ios", Nullables.text((targets != null) ? targets.ios() : null))
			.bind("android", Nullables.text((targets != null) ? targets.android() : null))
			.bind("fallback", Nullables.text((fallback != null) ? fallback.url() : null))
			.bind("startsAt", Nullables.instant(fields.startsAt()))
			.bind("endsAt", Nullables.instant(fields.endsAt()))
			.bind("appData", fields.appData())
			.bind("channel", CHANNEL);
	}

	/** A campaign; empty if there is none. */
	Mono<Campaign> find(int id) {
		return this.guard.guard(select("where id = :id").bind("id", id).map(CampaignRow::read).one());
	}

	/** Those of some campaigns that there are. */
	Mono<Map<Integer, Campaign>> find(List<Integer> ids) {
		return this.guard.guard(select("where id = any(:ids)").bind("ids", ids.toArray(Integer[]::new))
			.map(CampaignRow::read)
			.all()
			.collectMap(Campaign::id));
	}

	/** The newest campaigns of those below a number. */
	Mono<List<Campaign>> newestBelow(int id, int limit) {
		return this.guard.guard(select("where id < :id order by id desc limit :limit").bind("id", id)
			.bind("limit", limit)
			.map(CampaignRow::read)
			.all()
			.collectList());
	}

	private GenericExecuteSpec select(String rest) {
		return this.database.sql("select %s from campaign %s".formatted(CampaignRow.COLUMNS, rest));
	}

}

package io.spillway.campaign;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.spillway.database.MigratedDatabase;
import io.spillway.feed.Feed;
import io.spillway.observability.BatchTelemetry;
import io.spillway.observability.RequestTracing;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/** An instance of the service, as far as clicks need campaigns. */
final class CampaignReplica implements AutoCloseable {

	private final CampaignStore store;

	private final HeldCampaigns held = new HeldCampaigns();

	private final Campaigns campaigns;

	private final Feed feed;

	CampaignReplica(MigratedDatabase database) {
		this.store = new CampaignStore(database.client(), database.guard());
		this.campaigns = new Campaigns(this.held, new CampaignLookup(this.store, MigratedDatabase.eventLoops(),
				new BatchTelemetry("campaign", RequestTracing.none())));
		this.feed = new Feed(database.connections(), List.of(this.held.follow(this.store)), Clock.systemUTC(),
				Schedulers.parallel());
	}

	CampaignReplica start() {
		this.feed.start();
		return this;
	}

	Campaign create(@Nullable Instant endsAt) {
		return this.held.noting(this.store.insert(fields(endsAt), Instant.EPOCH)).blockOptional().orElseThrow();
	}

	Campaign end(Campaign campaign, @Nullable Instant endsAt) {
		return this.held.noting(this.store.update(campaign, fields(endsAt))).blockOptional().orElseThrow();
	}

	private static CampaignFields fields(@Nullable Instant endsAt) {
		return new CampaignFields("sale", TargetTemplate.of("https://example.com"), null, endsAt, null,
				PlatformTemplates.NONE, false);
	}

	BooleanSupplier holds(int id) {
		return () -> this.campaigns.held(id) != null;
	}

	BooleanSupplier holdsVersion(int id, int version) {
		return () -> {
			Campaign campaign = this.campaigns.held(id);
			return campaign != null && campaign.version() == version;
		};
	}

	Campaigns campaigns() {
		return this.campaigns;
	}

	boolean isLoaded() {
		return this.held.isLoaded();
	}

	@Override
	public void close() {
		this.feed.destroy();
	}

}

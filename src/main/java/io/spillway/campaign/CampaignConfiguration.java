package io.spillway.campaign;

import java.time.Clock;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.database.DatabaseGuard;
import io.spillway.feed.FollowedTable;
import io.spillway.idempotency.Idempotency;
import io.spillway.link.TargetPolicy;
import io.spillway.observability.BatchTelemetry;
import io.spillway.observability.RequestTracing;
import io.spillway.revocation.DenyList;
import io.spillway.token.CampaignTokens;
import io.spillway.token.KeyRing;
import io.spillway.web.WebProperties;
import reactor.netty.resources.LoopResources;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class CampaignConfiguration {

	@Bean
	CampaignStore campaignStore(DatabaseClient database, DatabaseGuard guard) {
		return new CampaignStore(database, guard);
	}

	@Bean
	HeldCampaigns heldCampaigns() {
		return new HeldCampaigns();
	}

	@Bean
	FollowedTable<Integer, Campaign> followedCampaigns(CampaignStore store, HeldCampaigns held) {
		return held.follow(store);
	}

	@Bean
	BatchTelemetry campaignTelemetry(RequestTracing tracing) {
		return new BatchTelemetry("campaign", tracing);
	}

	@Bean
	Campaigns campaigns(CampaignStore store, HeldCampaigns held, LoopResources loops,
			BatchTelemetry campaignTelemetry) {
		return new Campaigns(held, new CampaignLookup(store, loops.onServer(true), campaignTelemetry));
	}

	@Bean
	RequiredCampaigns requiredCampaigns(CampaignStore store, HeldCampaigns held) {
		return new RequiredCampaigns(store, held);
	}

	@Bean
	CampaignValidator campaignValidator(TargetPolicy targets) {
		return new CampaignValidator(targets);
	}

	@Bean
	CampaignViews campaignViews(DenyList denied, Clock clock) {
		return new CampaignViews(denied, clock);
	}

	@Bean
	CampaignList campaignList(CampaignStore store, CampaignViews views) {
		return new CampaignList(store, views);
	}

	@Bean
	CampaignCreation campaignCreation(CampaignStore store, HeldCampaigns held, CampaignValidator validator,
			CampaignViews views, Idempotency idempotency, WebProperties web, ObjectMapper json, Clock clock) {
		return new CampaignCreation(store, held, validator, views, idempotency, web, json, clock);
	}

	@Bean
	CampaignChange campaignChange(CampaignStore store, HeldCampaigns held, CampaignValidator validator,
			ObjectMapper json) {
		return new CampaignChange(store, held, validator, json);
	}

	@Bean
	LinkCall campaignLinkCall(Campaigns campaigns, KeyRing ring, WebProperties web, ObjectMapper json, Clock clock) {
		return new LinkCall(campaigns, new CampaignTokens(ring), web, json.getFactory(), clock);
	}

	@Bean
	CampaignMeters campaignMeters(HeldCampaigns held) {
		return new CampaignMeters(held);
	}

	@Bean
	CampaignHealthIndicator campaignsHealthIndicator(HeldCampaigns held, DenyList denied) {
		return new CampaignHealthIndicator(held, denied);
	}

}

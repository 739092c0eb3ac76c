package io.spillway.click;

import java.time.Clock;

import io.spillway.campaign.Campaigns;
import io.spillway.link.LinkLookup;
import io.spillway.link.Links;
import io.spillway.observability.RequestTracing;
import io.spillway.recording.ClickRecorder;
import io.spillway.revocation.DenyList;
import io.spillway.token.CampaignTokens;
import io.spillway.token.KeyRing;
import io.spillway.useragent.Visitors;
import io.spillway.web.Draining;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClickProperties.class)
class ClickConfiguration {

	@Bean
	NoTarget noTarget(ClickProperties properties) {
		return new NoTarget(properties);
	}

	@Bean
	CampaignClicks campaignClicks(KeyRing ring, Campaigns campaigns, DenyList denied, NoTarget noTarget, Clock clock) {
		return new CampaignClicks(new CampaignTokens(ring), campaigns, denied, noTarget, clock);
	}

	@Bean
	ClickResolver clickResolver(Links links, LinkLookup lookup, CampaignClicks campaigns, NoTarget noTarget,
			Clock clock) {
		return new ClickResolver(links, lookup, campaigns, noTarget, clock);
	}

	@Bean
	ClickMeters clickMeters() {
		return new ClickMeters();
	}

	@Bean
	ClickTracing clickTracing(RequestTracing tracing) {
		return new ClickTracing(tracing);
	}

	@Bean
	ClickRecording clickRecording(ClickRecorder recorder, Visitors visitors) {
		return new ClickRecording(recorder, visitors);
	}

	@Bean
	ClickRoute clickRoute(ObjectProvider<ClickResolver> resolver, ObjectProvider<ClickRecording> recording,
			ClickProperties properties, Draining draining, ClickMeters meters, ClickTracing tracing) {
		return new ClickRoute(resolver, recording, properties, draining, meters, tracing);
	}

}

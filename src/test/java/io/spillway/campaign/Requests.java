package io.spillway.campaign;

import io.spillway.link.TargetsBody;
import org.jspecify.annotations.Nullable;

/** Requests for campaigns, with one field as a test wants it. */
final class Requests {

	static final String NAME = "winter sale";

	static final String TARGET = "https://example.com/sale?r={recipient}";

	private Requests() {
	}

	static CampaignRequest named(@Nullable String name) {
		return new CampaignRequest(name, TARGET, null, null, null, null, null);
	}

	static CampaignRequest withTarget(@Nullable String target) {
		return new CampaignRequest(NAME, target, null, null, null, null, null);
	}

	static CampaignRequest withPeriod(@Nullable String startsAt, @Nullable String endsAt) {
		return new CampaignRequest(NAME, TARGET, startsAt, endsAt, null, null, null);
	}

	static CampaignRequest withTargets(@Nullable String ios, @Nullable String android) {
		return new CampaignRequest(NAME, TARGET, null, null, null, new TargetsBody(ios, android), null);
	}

	static CampaignRequest withFallback(@Nullable String fallback) {
		return new CampaignRequest(NAME, TARGET, null, null, fallback, null, null);
	}

}

package io.spillway.campaign;

import org.jspecify.annotations.Nullable;

/** Requests for campaigns, with one field as a test wants it. */
final class Requests {

	static final String NAME = "winter sale";

	static final String TARGET = "https://example.com/sale?r={recipient}";

	private Requests() {
	}

	static CampaignRequest named(@Nullable String name) {
		return new CampaignRequest(name, TARGET, null, null, null);
	}

	static CampaignRequest withTarget(@Nullable String target) {
		return new CampaignRequest(NAME, target, null, null, null);
	}

	static CampaignRequest withPeriod(@Nullable String startsAt, @Nullable String endsAt) {
		return new CampaignRequest(NAME, TARGET, startsAt, endsAt, null);
	}

	static CampaignRequest withFallback(@Nullable String fallback) {
		return new CampaignRequest(NAME, TARGET, null, null, fallback);
	}

}

package io.spillway.campaign;

import java.time.Clock;

import io.spillway.revocation.DenyList;

/** Shows campaigns as they are now. */
final class CampaignViews {

	private final DenyList denied;

	private final Clock clock;

	CampaignViews(DenyList denied, Clock clock) {
		this.denied = denied;
		this.clock = clock;
	}

	CampaignView of(Campaign campaign) {
		return CampaignView.of(campaign,
				this.denied.isDenied(campaign.id()) ? CampaignStatus.DENIED : campaign.status(this.clock.instant()));
	}

}

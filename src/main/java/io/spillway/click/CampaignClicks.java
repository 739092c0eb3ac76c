package io.spillway.click;

import java.time.Clock;

import io.spillway.campaign.Campaign;
import io.spillway.campaign.Campaigns;
import io.spillway.revocation.DenyList;
import io.spillway.token.CampaignRecipient;
import io.spillway.token.CampaignTokens;
import io.spillway.web.Problem;
import io.spillway.web.ProblemException;
import reactor.core.publisher.Mono;

/** Says where a click on a campaign's link goes. */
class CampaignClicks {

	private static final Problem UNKNOWN_REVOCATIONS = Problem.unavailable("Revocations are not known yet.");

	private final CampaignTokens tokens;

	private final Campaigns campaigns;

	private final DenyList denied;

	private final NoTarget noTarget;

	private final Clock clock;

	CampaignClicks(CampaignTokens tokens, Campaigns campaigns, DenyList denied, NoTarget noTarget, Clock clock) {
		this.tokens = tokens;
		this.campaigns = campaigns;
		this.denied = denied;
		this.noTarget = noTarget;
		this.clock = clock;
	}

	/** Where a click goes, or why that is not known. */
	Mono<Resolution> resolve(String token) {
		CampaignRecipient recipient = this.tokens.open(token);
		if (recipient == null) {
			return Mono.just(this.noTarget.notFound());
		}
		if (!this.denied.isUsable()) {
			return Mono.error(new ProblemException(UNKNOWN_REVOCATIONS));
		}
		Campaign held = this.campaigns.held(recipient.campaign());
		if (held != null) {
			return Mono.just(resolve(held, recipient));
		}
		return this.campaigns.lookUp(recipient.campaign())
			.map((campaign) -> resolve(campaign, recipient))
			.switchIfEmpty(Mono.fromSupplier(() -> this.noTarget.notFound()));
	}

	private Resolution resolve(Campaign campaign, CampaignRecipient recipient) {
		if (this.denied.isDenied(recipient)) {
			return this.noTarget.gone(campaign.fallback());
		}
		return switch (campaign.status(this.clock.instant())) {
			case ACTIVE -> new Resolution.Redirect(campaign.targetOf(recipient.recipient()), ClickOutcome.REDIRECTED);
			case SCHEDULED -> this.noTarget.notFound(campaign.fallback());
			case ENDED, DENIED -> this.noTarget.gone(campaign.fallback());
		};
	}

}

package io.spillway.click;

import java.time.Clock;

import io.spillway.campaign.Campaign;
import io.spillway.campaign.Campaigns;
import io.spillway.revocation.DenyList;
import io.spillway.token.CampaignRecipient;
import io.spillway.token.CampaignTokens;
import io.spillway.token.Platform;
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
	Mono<Resolved> resolve(Click click) {
		CampaignRecipient recipient = this.tokens.open(click.token());
		if (recipient == null) {
			return Mono.just(Resolved.unrecorded(this.noTarget.notFound(click)));
		}
		if (!this.denied.isUsable()) {
			return Mono.error(new ProblemException(UNKNOWN_REVOCATIONS));
		}
		Campaign held = this.campaigns.held(recipient.campaign());
		if (held != null) {
			return Mono.just(resolve(click, held, recipient));
		}
		return this.campaigns.lookUp(recipient.campaign())
			.map((campaign) -> resolve(click, campaign, recipient))
			.switchIfEmpty(Mono.fromSupplier(() -> Resolved.unrecorded(this.noTarget.notFound(click))));
	}

	private Resolved resolve(Click click, Campaign campaign, CampaignRecipient recipient) {
		if (this.denied.isDenied(recipient)) {
			return gone(click, campaign, recipient);
		}
		return switch (campaign.status(this.clock.instant())) {
			case ACTIVE -> Resolved.led(lead(click, campaign, recipient.recipient()), recipient);
			case SCHEDULED -> Resolved.early(this.noTarget.notFound(click, campaign.fallback()), recipient);
			case ENDED, DENIED -> gone(click, campaign, recipient);
		};
	}

	private Resolved gone(Click click, Campaign campaign, CampaignRecipient recipient) {
		return Resolved.gone(this.noTarget.gone(click, campaign.fallback()), recipient);
	}

	private static Resolution lead(Click click, Campaign campaign, long recipient) {
		boolean byPlatform = campaign.differsByPlatform();
		String target = campaign.targetOf(recipient, byPlatform ? click.platform() : Platform.OTHER);
		return click.app()
				? new Resolution.Told(new AppAnswer(target, campaign.appData() ? recipient : null, null), byPlatform)
				: new Resolution.Redirect(target, ClickOutcome.REDIRECTED, byPlatform);
	}

}

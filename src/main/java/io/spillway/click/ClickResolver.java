package io.spillway.click;

import java.time.Clock;

import io.spillway.link.Link;
import io.spillway.link.LinkLookup;
import io.spillway.link.LinkStatus;
import io.spillway.link.Links;
import io.spillway.observability.CurrentSpan;
import io.spillway.token.LinkPayload;
import io.spillway.token.Platform;
import io.spillway.web.FailedRequest;
import reactor.core.publisher.Mono;

/** Says where a click goes. */
class ClickResolver {

	private final Links links;

	private final LinkLookup lookup;

	private final CampaignClicks campaigns;

	private final NoTarget noTarget;

	private final Clock clock;

	ClickResolver(Links links, LinkLookup lookup, CampaignClicks campaigns, NoTarget noTarget, Clock clock) {
		this.links = links;
		this.lookup = lookup;
		this.campaigns = campaigns;
		this.noTarget = noTarget;
		this.clock = clock;
	}

	/** Resolves a click, always to a resolution. */
	Mono<Resolved> resolve(Click click) {
		return switch (click.kind()) {
			case STORED -> this.lookup.find(click.token())
				.map((link) -> resolve(click, link))
				.defaultIfEmpty(Resolved.unrecorded(this.noTarget.notFound(click)))
				.onErrorResume(ClickResolver::failedInTrace);
			case SEALED -> resolveSealed(click);
			case CAMPAIGN -> resolveCampaign(click);
			case null -> Mono.just(Resolved.unrecorded(this.noTarget.notFound(click)));
		};
	}

	private Mono<Resolved> resolveSealed(Click click) {
		try {
			Link link = this.links.openSealed(click.token());
			return Mono
				.just((link != null) ? resolve(click, link) : Resolved.unrecorded(this.noTarget.notFound(click)));
		}
		catch (RuntimeException ex) {
			return failedInTrace(ex);
		}
	}

	private Mono<Resolved> resolveCampaign(Click click) {
		try {
			return this.campaigns.resolve(click).onErrorResume(ClickResolver::failedInTrace);
		}
		catch (RuntimeException ex) {
			return failedInTrace(ex);
		}
	}

	private Resolved resolve(Click click, Link link) {
		return (link.status(this.clock.instant()) == LinkStatus.ACTIVE) ? Resolved.led(lead(click, link), null)
				: Resolved.gone(this.noTarget.gone(click), null);
	}

	private static Resolution lead(Click click, Link link) {
		LinkPayload payload = link.payload();
		boolean byPlatform = !payload.targets().isEmpty();
		String target = Location.of(payload.targetOn(byPlatform ? click.platform() : Platform.OTHER),
				payload.passQuery() ? click.query() : null);
		return click.app() ? new Resolution.Told(new AppAnswer(target, null, payload.appData() ? payload.data() : null),
				byPlatform) : new Resolution.Redirect(target, ClickOutcome.REDIRECTED, byPlatform);
	}

	/** What is logged of it has the click's trace. */
	private static Mono<Resolved> failedInTrace(Throwable error) {
		return Mono.deferContextual((context) -> Mono
			.just(CurrentSpan.call(context, () -> Resolved.refused(FailedRequest.problem("click", error)))));
	}

}

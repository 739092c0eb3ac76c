package io.spillway.click;

import java.time.Clock;

import io.spillway.link.Link;
import io.spillway.link.LinkLookup;
import io.spillway.link.LinkStatus;
import io.spillway.link.Links;
import io.spillway.observability.CurrentSpan;
import io.spillway.token.TokenKind;
import io.spillway.web.FailedRequest;
import org.jspecify.annotations.Nullable;
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

	/**
	 * Resolves a click.
	 * @param kind the kind of the token, null for none
	 * @param token the token as sent, whatever it is
	 * @param query the raw query string, or null
	 * @return always a resolution
	 */
	Mono<Resolution> resolve(@Nullable TokenKind kind, String token, @Nullable String query) {
		return switch (kind) {
			case STORED -> this.lookup.find(token)
				.map((link) -> resolve(link, query))
				.defaultIfEmpty(this.noTarget.notFound())
				.onErrorResume(ClickResolver::failedInTrace);
			case SEALED -> resolveSealed(token, query);
			case CAMPAIGN -> this.campaigns.resolve(token).onErrorResume(ClickResolver::failedInTrace);
			case null -> Mono.just(this.noTarget.notFound());
		};
	}

	private Mono<Resolution> resolveSealed(String token, @Nullable String query) {
		try {
			Link link = this.links.openSealed(token);
			return Mono.just((link != null) ? resolve(link, query) : this.noTarget.notFound());
		}
		catch (RuntimeException ex) {
			return failedInTrace(ex);
		}
	}

	private Resolution resolve(Link link, @Nullable String query) {
		if (link.status(this.clock.instant()) != LinkStatus.ACTIVE) {
			return this.noTarget.gone();
		}
		return new Resolution.Redirect(Location.of(link.payload().target(), link.payload().passQuery() ? query : null),
				ClickOutcome.REDIRECTED);
	}

	/** What is logged of it has the click's trace. */
	private static Mono<Resolution> failedInTrace(Throwable error) {
		return Mono.deferContextual((context) -> Mono
			.just(CurrentSpan.call(context, () -> new Resolution.Refusal(FailedRequest.problem("click", error)))));
	}

}

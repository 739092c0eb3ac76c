package io.spillway.click;

import java.time.Clock;

import io.spillway.link.Link;
import io.spillway.link.LinkLookup;
import io.spillway.link.LinkStatus;
import io.spillway.link.Links;
import io.spillway.observability.CurrentSpan;
import io.spillway.token.TokenKind;
import io.spillway.web.FailedRequest;
import io.spillway.web.Problem;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Says where a click goes. */
class ClickResolver {

	private static final Problem NOT_FOUND = new Problem(ProblemType.NOT_FOUND, null);

	private static final Problem GONE = new Problem(ProblemType.GONE, null);

	private final Links links;

	private final LinkLookup lookup;

	private final Clock clock;

	private final Resolution notFound;

	private final Resolution gone;

	ClickResolver(Links links, LinkLookup lookup, ClickProperties properties, Clock clock) {
		this.links = links;
		this.lookup = lookup;
		this.clock = clock;
		this.notFound = withoutTarget(NOT_FOUND, properties);
		this.gone = withoutTarget(GONE, properties);
	}

	private static Resolution withoutTarget(Problem problem, ClickProperties properties) {
		return (properties.fallback() != null)
				? new Resolution.Redirect(properties.fallback().toASCIIString(), ClickOutcome.of(problem.type()))
				: new Resolution.Refusal(problem);
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
				.defaultIfEmpty(this.notFound)
				.onErrorResume(ClickResolver::failedInTrace);
			case SEALED -> resolveSealed(token, query);
			case CAMPAIGN -> Mono.just(this.notFound);
			case null -> Mono.just(this.notFound);
		};
	}

	private Mono<Resolution> resolveSealed(String token, @Nullable String query) {
		try {
			Link link = this.links.openSealed(token);
			return Mono.just((link != null) ? resolve(link, query) : this.notFound);
		}
		catch (RuntimeException ex) {
			return failedInTrace(ex);
		}
	}

	private Resolution resolve(Link link, @Nullable String query) {
		if (link.status(this.clock.instant()) != LinkStatus.ACTIVE) {
			return this.gone;
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

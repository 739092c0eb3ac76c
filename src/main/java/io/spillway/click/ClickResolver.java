package io.spillway.click;

import java.time.Clock;

import io.spillway.link.Link;
import io.spillway.link.LinkLookup;
import io.spillway.link.LinkStatus;
import io.spillway.link.Links;
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
		return (properties.fallback() != null) ? new Resolution.Redirect(properties.fallback().toASCIIString())
				: new Resolution.Refusal(problem);
	}

	/**
	 * Resolves a click.
	 * @param token the token as sent, whatever it is
	 * @param query the raw query string, or null
	 * @return always a resolution
	 */
	Mono<Resolution> resolve(String token, @Nullable String query) {
		return switch (TokenKind.of(token)) {
			case STORED -> this.lookup.find(token)
				.map((link) -> resolve(link, query))
				.defaultIfEmpty(this.notFound)
				.onErrorResume((error) -> Mono.just(failed(error)));
			case SEALED -> Mono.just(resolveSealed(token, query));
			case CAMPAIGN -> Mono.just(this.notFound);
			case null -> Mono.just(this.notFound);
		};
	}

	private Resolution resolveSealed(String token, @Nullable String query) {
		try {
			Link link = this.links.openSealed(token);
			return (link != null) ? resolve(link, query) : this.notFound;
		}
		catch (RuntimeException ex) {
			return failed(ex);
		}
	}

	private Resolution resolve(Link link, @Nullable String query) {
		if (link.status(this.clock.instant()) != LinkStatus.ACTIVE) {
			return this.gone;
		}
		return new Resolution.Redirect(Location.of(link.payload().target(), link.payload().passQuery() ? query : null));
	}

	private static Resolution failed(Throwable error) {
		return new Resolution.Refusal(FailedRequest.problem("click", error));
	}

}

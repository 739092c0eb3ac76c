package io.spillway.click;

import java.net.URI;

import io.spillway.web.Problem;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Says what becomes of clicks that have no target: the fallback, or an error page. An app
 * is told of the fallback, and what is wrong in any case.
 */
final class NoTarget {

	private final Ending notFound;

	private final Ending gone;

	NoTarget(ClickProperties properties) {
		URI fallback = properties.fallback();
		String location = (fallback != null) ? fallback.toASCIIString() : null;
		this.notFound = Ending.of(ProblemType.NOT_FOUND, location);
		this.gone = Ending.of(ProblemType.GONE, location);
	}

	/** There is no such link, or not yet. */
	Resolution notFound(Click click) {
		return this.notFound.of(click);
	}

	/**
	 * There is no such link, or not yet.
	 * @param fallback where its campaign says to go, or null
	 */
	Resolution notFound(Click click, @Nullable String fallback) {
		return (fallback != null) ? elsewhere(click, ProblemType.NOT_FOUND, fallback) : notFound(click);
	}

	/** The link leads nowhere any more. */
	Resolution gone(Click click) {
		return this.gone.of(click);
	}

	/**
	 * The link leads nowhere any more.
	 * @param fallback where its campaign says to go, or null
	 */
	Resolution gone(Click click, @Nullable String fallback) {
		return (fallback != null) ? elsewhere(click, ProblemType.GONE, fallback) : gone(click);
	}

	/**
	 * Makes what this click needs and nothing for others: there are many of a campaign.
	 */
	private static Resolution elsewhere(Click click, ProblemType type, String fallback) {
		return click.app() ? told(type, fallback) : redirect(type, fallback);
	}

	private static Resolution redirect(ProblemType type, String fallback) {
		return new Resolution.Redirect(fallback, ClickOutcome.of(type), false);
	}

	private static Resolution told(ProblemType type, String fallback) {
		return new Resolution.Refusal(new Problem(type, null).withFallback(fallback));
	}

	/**
	 * How such a click ends.
	 *
	 * @param person for who follows redirects
	 * @param app for an app
	 */
	private record Ending(Resolution person, Resolution app) {

		static Ending of(ProblemType type, @Nullable String fallback) {
			if (fallback == null) {
				Resolution refusal = new Resolution.Refusal(new Problem(type, null));
				return new Ending(refusal, refusal);
			}
			return new Ending(redirect(type, fallback), told(type, fallback));
		}

		Resolution of(Click click) {
			return click.app() ? this.app : this.person;
		}

	}

}

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
		return (fallback != null) ? Ending.of(ProblemType.NOT_FOUND, fallback).of(click) : notFound(click);
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
		return (fallback != null) ? Ending.of(ProblemType.GONE, fallback).of(click) : gone(click);
	}

	/**
	 * How such a click ends.
	 *
	 * @param person for who follows redirects
	 * @param app for an app
	 */
	private record Ending(Resolution person, Resolution app) {

		static Ending of(ProblemType type, @Nullable String fallback) {
			Problem problem = new Problem(type, null);
			if (fallback == null) {
				Resolution refusal = new Resolution.Refusal(problem);
				return new Ending(refusal, refusal);
			}
			return new Ending(new Resolution.Redirect(fallback, ClickOutcome.of(type), false),
					new Resolution.Refusal(problem.withFallback(fallback)));
		}

		Resolution of(Click click) {
			return click.app() ? this.app : this.person;
		}

	}

}

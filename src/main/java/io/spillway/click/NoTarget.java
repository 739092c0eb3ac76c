package io.spillway.click;

import io.spillway.web.Problem;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** Says what becomes of clicks that have no target: the fallback, or an error page. */
final class NoTarget {

	private final Resolution notFound;

	private final Resolution gone;

	NoTarget(ClickProperties properties) {
		this.notFound = resolution(ProblemType.NOT_FOUND, properties);
		this.gone = resolution(ProblemType.GONE, properties);
	}

	private static Resolution resolution(ProblemType problem, ClickProperties properties) {
		return (properties.fallback() != null)
				? new Resolution.Redirect(properties.fallback().toASCIIString(), ClickOutcome.of(problem))
				: new Resolution.Refusal(new Problem(problem, null));
	}

	/** There is no such link, or not yet. */
	Resolution notFound() {
		return this.notFound;
	}

	/**
	 * There is no such link, or not yet.
	 * @param fallback where its campaign says to go, or null
	 */
	Resolution notFound(@Nullable String fallback) {
		return (fallback != null) ? new Resolution.Redirect(fallback, ClickOutcome.NOT_FOUND) : this.notFound;
	}

	/** The link leads nowhere any more. */
	Resolution gone() {
		return this.gone;
	}

	/**
	 * The link leads nowhere any more.
	 * @param fallback where its campaign says to go, or null
	 */
	Resolution gone(@Nullable String fallback) {
		return (fallback != null) ? new Resolution.Redirect(fallback, ClickOutcome.GONE) : this.gone;
	}

}

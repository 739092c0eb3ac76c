package io.spillway.click;

import io.spillway.web.Problem;

/** What becomes of a click. */
sealed interface Resolution {

	/** How the click is counted. */
	ClickOutcome outcome();

	/**
	 * The person goes on.
	 *
	 * @param location where to
	 * @param outcome whether to the link's target, or to the fallback, and why
	 */
	record Redirect(String location, ClickOutcome outcome) implements Resolution {

		/** Tells nothing of where the link leads. */
		@Override
		public String toString() {
			return "Redirect[]";
		}

	}

	/**
	 * The person does not.
	 *
	 * @param problem why
	 */
	record Refusal(Problem problem) implements Resolution {

		@Override
		public ClickOutcome outcome() {
			return ClickOutcome.of(this.problem.type());
		}

	}

}

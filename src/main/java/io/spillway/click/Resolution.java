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
	 * @param byPlatform whether another platform may be sent elsewhere
	 */
	record Redirect(String location, ClickOutcome outcome, boolean byPlatform) implements Resolution {

		/** Tells nothing of where the link leads. */
		@Override
		public String toString() {
			return "Redirect[]";
		}

	}

	/**
	 * The link opened an app, which is told where it leads.
	 *
	 * @param answer what the app is told
	 * @param byPlatform whether another platform may be told something else
	 */
	record Told(AppAnswer answer, boolean byPlatform) implements Resolution {

		@Override
		public ClickOutcome outcome() {
			return ClickOutcome.OPENED;
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

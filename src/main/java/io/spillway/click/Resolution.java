package io.spillway.click;

import io.spillway.web.Problem;

/** What becomes of a click. */
sealed interface Resolution {

	/**
	 * The person goes on.
	 *
	 * @param location where to
	 */
	record Redirect(String location) implements Resolution {

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
	}

}

package io.spillway.click;

import java.util.Locale;

import io.spillway.web.ProblemType;

/** What became of a click, whatever its person got to see. */
enum ClickOutcome {

	REDIRECTED, OPENED, GONE, NOT_FOUND, UNAVAILABLE, ERROR;

	static ClickOutcome of(ProblemType problem) {
		return switch (problem) {
			case NOT_FOUND -> NOT_FOUND;
			case GONE -> GONE;
			case UNAVAILABLE -> UNAVAILABLE;
			default -> ERROR;
		};
	}

	/** How metrics and traces call it. */
	String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

}

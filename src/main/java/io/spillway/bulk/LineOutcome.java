package io.spillway.bulk;

import java.util.Locale;

import io.spillway.web.Problem;
import io.spillway.web.ProblemType;

/** What became of a line, as metrics name it. */
public enum LineOutcome {

	/** It was given what it asks for. */
	ANSWERED,

	/** It is wrong. */
	REFUSED,

	/** The service or the database could not, or the time was up. */
	FAILED;

	/** What became of a line that is answered by a problem. */
	public static LineOutcome of(Problem problem) {
		ProblemType type = problem.type();
		return (type.status().is5xxServerError() || type == ProblemType.REQUEST_TIMEOUT) ? FAILED : REFUSED;
	}

	String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

}

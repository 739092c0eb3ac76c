package io.spillway.web;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Says what a failed request is answered with, and logs what is a fault of ours. */
public final class FailedRequest {

	private static final Log logger = LogFactory.getLog(FailedRequest.class);

	private FailedRequest() {
	}

	/**
	 * The problem that an error is to the caller.
	 * @param method the request's method, for the log: a path would hold a token
	 * @param error why the request failed; its message may hold a value and is not logged
	 */
	public static Problem problem(String method, Throwable error) {
		Problem problem = ProblemTranslator.translate(error);
		if (problem.type() == ProblemType.INTERNAL) {
			logger.error("A %s request failed".formatted(method), new RedactedException(error));
		}
		else if (problem.type() == ProblemType.UNAVAILABLE && logger.isDebugEnabled()) {
			logger.debug("A %s request could not be answered: %s".formatted(method, problem.detail()));
		}
		return problem;
	}

}

package io.spillway.datadog;

/** Datadog's API refused, or could not be reached. */
class ApiFailureException extends FailureException {

	/** The status for an answer that never came. */
	static final int NO_ANSWER = 0;

	private static final long serialVersionUID = 1L;

	private final int status;

	ApiFailureException(int status, String message, Throwable cause) {
		super(message, cause);
		this.status = status;
	}

	/**
	 * Tells whether what was asked for may have been done all the same.
	 * @return whether the server failed, or did not answer
	 */
	boolean leavesDoubt() {
		return this.status == NO_ANSWER || this.status >= 500;
	}

}

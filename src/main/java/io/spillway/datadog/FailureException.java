package io.spillway.datadog;

/** What the command ends with: its message is the line that the operator reads. */
class FailureException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	FailureException(String message) {
		super(message);
	}

	FailureException(String message, Throwable cause) {
		super(message, cause);
	}

}

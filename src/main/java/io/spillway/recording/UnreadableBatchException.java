package io.spillway.recording;

/** A batch in the spool cannot be understood. */
final class UnreadableBatchException extends Exception {

	private static final long serialVersionUID = 1L;

	UnreadableBatchException(String message) {
		super(message);
	}

}

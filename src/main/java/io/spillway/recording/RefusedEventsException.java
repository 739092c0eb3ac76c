package io.spillway.recording;

/** The database does not take events for what is in them, however often it is asked. */
final class RefusedEventsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	RefusedEventsException(Throwable cause) {
		super("the database refuses the events", cause);
	}

}

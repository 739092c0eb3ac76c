package io.spillway.database;

/** The database did not answer, or not in time; whether it did the work is not known. */
public final class DatabaseUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	DatabaseUnavailableException(Throwable cause) {
		super("the database cannot be reached", cause);
	}

}

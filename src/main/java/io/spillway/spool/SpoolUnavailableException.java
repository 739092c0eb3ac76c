package io.spillway.spool;

import java.io.IOException;

/** A folder that cannot be a spool. The message is a sentence for the operator. */
public final class SpoolUnavailableException extends IOException {

	private static final long serialVersionUID = 1L;

	SpoolUnavailableException(String message) {
		super(message);
	}

	SpoolUnavailableException(String message, IOException cause) {
		super(message, cause);
	}

}

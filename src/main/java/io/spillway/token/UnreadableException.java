package io.spillway.token;

/**
 * Something authentic, or possibly so, that this replica cannot read: its key is missing
 * here, or a newer version wrote it. Not the caller's fault, and unlike a forgery it may
 * be read elsewhere or later.
 */
public final class UnreadableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public UnreadableException(String message) {
		super(message);
	}

}

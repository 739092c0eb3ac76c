package io.spillway.link;

/** A token of a batch is another link's: nothing of the batch is made. */
final class TakenTokenException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TakenTokenException() {
		super("a token is taken", null, false, false);
	}

}

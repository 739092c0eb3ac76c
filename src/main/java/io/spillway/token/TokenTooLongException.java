package io.spillway.token;

/** What a sealed link shall hold does not fit into a token. */
public final class TokenTooLongException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TokenTooLongException(int length) {
		super("the sealed token would have %d characters, %d at most are allowed".formatted(length,
				SealedTokens.MAX_LENGTH));
	}

}

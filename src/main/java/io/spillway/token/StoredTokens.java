package io.spillway.token;

import java.security.SecureRandom;

/** Makes tokens of stored links: 12 random base62 characters, 71 bits. */
public final class StoredTokens {

	static final int LENGTH = 12;

	private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private final SecureRandom random = new SecureRandom();

	/** A new token; that no other link has it is for the database to tell. */
	public String next() {
		StringBuilder token = new StringBuilder(LENGTH);
		for (int i = 0; i < LENGTH; i++) {
			token.append(ALPHABET.charAt(this.random.nextInt(ALPHABET.length())));
		}
		return token.toString();
	}

}

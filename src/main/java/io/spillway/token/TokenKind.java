package io.spillway.token;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** The kinds of token. Length and alphabet alone tell which one a token is. */
public enum TokenKind {

	/** 12 base62 characters. */
	STORED(StoredTokens.LENGTH, StoredTokens.LENGTH),

	/** 22 base64url characters. */
	CAMPAIGN(CampaignTokens.LENGTH, CampaignTokens.LENGTH),

	/** 40 to 2,000 base64url characters. */
	SEALED(SealedTokens.MIN_LENGTH, SealedTokens.MAX_LENGTH);

	private static final boolean[] BASE62 = alphabet("");

	private static final boolean[] BASE64URL = alphabet("-_");

	private final int shortest;

	private final int longest;

	TokenKind(int shortest, int longest) {
		this.shortest = shortest;
		this.longest = longest;
	}

	/** The kind of a token, or null if it is none. */
	public static @Nullable TokenKind of(String token) {
		for (TokenKind kind : values()) {
			if (token.length() >= kind.shortest && token.length() <= kind.longest) {
				return kind.spells(token) ? kind : null;
			}
		}
		return null;
	}

	private boolean spells(String token) {
		boolean[] alphabet = (this == STORED) ? BASE62 : BASE64URL;
		// Bytes are quicker to look at than characters; what has none is a question mark.
		for (byte c : token.getBytes(StandardCharsets.ISO_8859_1)) {
			if (c < 0 || !alphabet[c]) {
				return false;
			}
		}
		return true;
	}

	private static boolean[] alphabet(String others) {
		boolean[] alphabet = new boolean[128];
		for (char c = 0; c < alphabet.length; c++) {
			alphabet[c] = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
					|| others.indexOf(c) >= 0;
		}
		return alphabet;
	}

}

package io.spillway.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Base64url without padding (RFC 4648, section 5), one spelling for each sequence of
 * bytes: text with padding or with spare bits set is no encoding of anything.
 */
final class Base64Url {

	private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

	private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

	private Base64Url() {
	}

	static String encode(byte[] bytes) {
		return ENCODER.encodeToString(bytes);
	}

	/** The characters by their values. */
	static byte[] alphabet() {
		return ALPHABET.getBytes(StandardCharsets.US_ASCII);
	}

	static byte @Nullable [] decode(String text) {
		try {
			return isCanonical(text) ? DECODER.decode(text) : null;
		}
		catch (IllegalArgumentException _) {
			return null;
		}
	}

	/**
	 * Whether the last character is no padding and has no bits set beyond the last byte.
	 */
	private static boolean isCanonical(String text) {
		int beyond = 6 * text.length() % 8;
		if (beyond == 0) {
			return !text.endsWith("=");
		}
		return (ALPHABET.indexOf(text.charAt(text.length() - 1)) & ((1 << beyond) - 1)) == 0;
	}

}

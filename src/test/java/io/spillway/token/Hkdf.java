package io.spillway.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF-SHA256 (RFC 5869) of HMAC alone: a second opinion on what the JDK derives. */
final class Hkdf {

	private static final int HASH_BYTES = 32;

	private Hkdf() {
	}

	static byte[] derive(byte[] entry, String info) throws GeneralSecurityException {
		byte[] salt = new byte[HASH_BYTES];
		byte[] extracted = hmac(salt, entry);
		// As much as one hash is asked for, so the first block is all of the output.
		return hmac(extracted, (info + "\u0001").getBytes(StandardCharsets.US_ASCII));
	}

	private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(key, "HmacSHA256"));
		return mac.doFinal(message);
	}

}

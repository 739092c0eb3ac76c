package io.spillway.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Stands for a token where the token itself must not be: whoever reads it cannot follow
 * the link. The first 16 bytes of SHA-256 (FIPS 180-4) of the token.
 *
 * @param high the first 8 of them
 * @param low the last 8
 */
public record TokenHash(long high, long low) {

	/** Looking for one takes longer than to hash a token with it. */
	private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(TokenHash::digest);

	/**
	 * The hash of a token.
	 * @param token the token, in ASCII
	 */
	public static TokenHash of(String token) {
		MessageDigest digest = DIGEST.get();
		// A call that memory ended before its end would be part of this one.
		digest.reset();
		ByteBuffer bytes = ByteBuffer.wrap(digest.digest(token.getBytes(StandardCharsets.ISO_8859_1)));
		return new TokenHash(bytes.getLong(), bytes.getLong());
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("this runtime lacks SHA-256", ex);
		}
	}

	/** Its 16 bytes. */
	public ByteBuffer toBytes() {
		return ByteBuffer.allocate(2 * Long.BYTES).putLong(this.high).putLong(this.low).flip();
	}

}

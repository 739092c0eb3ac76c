package io.spillway.revocation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What an entry of the deny list is about: a sealed link, told by the first 16 bytes of
 * SHA-256 of its token.
 *
 * @param high the first 8 of the bytes
 * @param low the last 8 of the bytes
 */
record Subject(long high, long low) {

	static final int BYTES = 2 * Long.BYTES;

	static Subject ofSealed(String token) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
			return of(ByteBuffer.wrap(hash));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("this runtime lacks SHA-256", ex);
		}
	}

	static Subject of(ByteBuffer bytes) {
		return new Subject(bytes.getLong(), bytes.getLong());
	}

	ByteBuffer toBytes() {
		return ByteBuffer.allocate(BYTES).putLong(this.high).putLong(this.low).flip();
	}

}

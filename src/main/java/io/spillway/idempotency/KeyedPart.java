package io.spillway.idempotency;

import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * A part of a request that has an Idempotency-Key, done once by itself.
 *
 * @param id what the database knows it by, in hexadecimal digits
 * @param content the part, in whatever form is the same for the same part
 * @param answer what is answered if it is done now; null if it is not to be done, and
 * only what was answered earlier is asked for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record KeyedPart(String id, byte[] content, @Nullable String answer) {

	/**
	 * A part of a request.
	 * @param ref tells it from the others with the same key; has no control characters
	 */
	public static KeyedPart of(IdempotencyKey key, String ref, byte[] content, @Nullable String answer) {
		return new KeyedPart(HexFormat.of().formatHex(key.id(ref)), content, answer);
	}

	/** Names no link: its answer has the URL that opens it. */
	@Override
	public String toString() {
		return "KeyedPart[%d bytes]".formatted(this.content.length);
	}

}

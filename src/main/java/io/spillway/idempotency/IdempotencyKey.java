package io.spillway.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * An Idempotency-Key, of one API key.
 *
 * @param apiKey the name of the API key
 * @param value the header's value: 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String apiKey, String value) {

	/** The header. */
	public static final String HEADER = "Idempotency-Key";

	private static final int MAX_LENGTH = 255;

	/**
	 * The key of a request, or null if it has none.
	 * @throws ProblemException if it has several or an invalid one
	 */
	public static @Nullable IdempotencyKey of(String apiKey, HttpHeaders headers) {
		List<String> values = headers.getOrEmpty(HEADER);
		if (values.isEmpty()) {
			return null;
		}
		if (values.size() > 1 || !isValid(values.getFirst())) {
			throw new ProblemException(ProblemType.INVALID_IDEMPOTENCY_KEY,
					"Send one %s of 1 to %d visible ASCII characters.".formatted(HEADER, MAX_LENGTH));
		}
		return new IdempotencyKey(apiKey, values.getFirst());
	}

	private static boolean isValid(String value) {
		return !value.isEmpty() && value.length() <= MAX_LENGTH && value.chars().allMatch((c) -> c > ' ' && c < 0x7f);
	}

	/** What the database knows the key by: SHA-256 of API key and value. */
	byte[] id() {
		return sha256(this.apiKey + '\0' + this.value);
	}

	/**
	 * What the database knows a part of a request by that has this key: SHA-256 of API
	 * key, value and ref, none of which has the character that is between them.
	 */
	byte[] id(String ref) {
		return sha256(this.apiKey + '\0' + this.value + '\0' + ref);
	}

	private static byte[] sha256(String name) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("this runtime lacks SHA-256", ex);
		}
	}

	/** The advisory lock that is held while a request with this key is under way. */
	long lock() {
		return ByteBuffer.wrap(id()).getLong();
	}

	@Override
	public String toString() {
		return "IdempotencyKey[apiKey=%s]".formatted(this.apiKey);
	}

}

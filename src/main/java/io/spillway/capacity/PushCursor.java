package io.spillway.capacity;

import java.nio.ByteBuffer;
import java.util.Base64;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** Names a place in a list of pushes: that behind a push. */
final class PushCursor {

	/** Beyond all pushes. */
	private static final long START = Long.MAX_VALUE;

	private PushCursor() {
	}

	static String behind(long push) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(ByteBuffer.allocate(Long.BYTES).putLong(push).array());
	}

	/**
	 * The push that a cursor is behind, a larger number for the list's beginning.
	 * @throws ProblemException if the cursor is none
	 */
	static long parse(@Nullable String cursor) {
		if (cursor == null) {
			return START;
		}
		long push = decode(cursor);
		if (push < 0 || push == START || !behind(push).equals(cursor)) {
			throw new ProblemException(ProblemType.BAD_REQUEST, "The cursor is not one that this list gave.");
		}
		return push;
	}

	private static long decode(String cursor) {
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(cursor);
			return (bytes.length == Long.BYTES) ? ByteBuffer.wrap(bytes).getLong() : -1;
		}
		catch (IllegalArgumentException _) {
			return -1;
		}
	}

}

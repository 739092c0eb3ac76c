package io.spillway.useragent;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a browser fetches before a person asks for it. If the person then does, the
 * browser may show what it has and make no other request.
 */
final class Prefetch {

	/**
	 * What Chrome and Safari send, and what is in the Fetch standard: prefetch;prerender.
	 */
	private static final AsciiString SEC_PURPOSE = AsciiString.cached("sec-purpose");

	private static final AsciiString PURPOSE = AsciiString.cached("purpose");

	private static final AsciiString X_PURPOSE = AsciiString.cached("x-purpose");

	/** Firefox, before it had Sec-Purpose. */
	private static final AsciiString X_MOZ = AsciiString.cached("x-moz");

	private Prefetch() {
	}

	static boolean isOne(HttpHeaders headers) {
		return isOne(headers.get(SEC_PURPOSE)) || isOne(headers.get(PURPOSE)) || isOne(headers.get(X_PURPOSE))
				|| isOne(headers.get(X_MOZ));
	}

	private static boolean isOne(@Nullable String purpose) {
		return purpose != null && (AsciiString.containsIgnoreCase(purpose, "prefetch")
				|| AsciiString.containsIgnoreCase(purpose, "prerender")
				|| AsciiString.containsIgnoreCase(purpose, "preview"));
	}

}

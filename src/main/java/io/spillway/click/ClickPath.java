package io.spillway.click;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Tells clicks from other requests by their target (RFC 9112, section 3.2): a path of one
 * segment, which is the token, in origin form or in absolute form.
 */
final class ClickPath {

	/** The paths of one segment that are documents of the service. */
	private static final Set<String> DOCUMENTS = Set.of("robots.txt", "openapi.yaml", "v1");

	private ClickPath() {
	}

	/** The token of a click as it was sent, or null if the request is no click. */
	static @Nullable String token(String requestTarget) {
		int start = start(requestTarget);
		if (start < 0) {
			return null;
		}
		int end = end(requestTarget, start);
		if (end == start || requestTarget.lastIndexOf('/', end - 1) >= start) {
			return null;
		}
		String token = decode(requestTarget.substring(start, end));
		return DOCUMENTS.contains(token) ? null : token;
	}

	/** The query string of a request target as it was sent, or null if it has none. */
	static @Nullable String query(String requestTarget) {
		int start = requestTarget.indexOf('?');
		if (start < 0) {
			return null;
		}
		int fragment = requestTarget.indexOf('#', start);
		return requestTarget.substring(start + 1, (fragment < 0) ? requestTarget.length() : fragment);
	}

	/** Where the path's first segment begins, or -1. */
	private static int start(String requestTarget) {
		if (requestTarget.startsWith("/")) {
			return 1;
		}
		int authority = requestTarget.indexOf("://");
		int path = (authority > 0) ? requestTarget.indexOf('/', authority + 3) : -1;
		return (path < 0 || path > end(requestTarget, authority + 3)) ? -1 : path + 1;
	}

	private static int end(String requestTarget, int start) {
		int query = requestTarget.indexOf('?', start);
		int fragment = requestTarget.indexOf('#', start);
		int end = (query < 0) ? requestTarget.length() : query;
		return (fragment < 0) ? end : Math.min(end, fragment);
	}

	private static String decode(String segment) {
		if (segment.indexOf('%') < 0) {
			return segment;
		}
		try {
			return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException _) {
			// No token has a percent sign: it is answered as unknown.
			return segment;
		}
	}

}

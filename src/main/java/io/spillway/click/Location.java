package io.spillway.click;

import io.spillway.link.AsciiUrl;
import org.jspecify.annotations.Nullable;

/** Writes a target as a Location header may have it (RFC 9110, section 10.2.2). */
final class Location {

	private Location() {
	}

	/**
	 * The target in ASCII, what is beyond it percent-encoded as UTF-8.
	 * @param target a valid URL
	 * @param query the raw query string to add, or null
	 */
	static String of(String target, @Nullable String query) {
		String ascii = AsciiUrl.of(target);
		if (query == null || query.isEmpty()) {
			return ascii;
		}
		int fragment = ascii.indexOf('#');
		String url = (fragment >= 0) ? ascii.substring(0, fragment) : ascii;
		String separator = (url.indexOf('?') < 0) ? "?" : (url.endsWith("?") || url.endsWith("&")) ? "" : "&";
		return url + separator + AsciiUrl.of(query) + ((fragment >= 0) ? ascii.substring(fragment) : "");
	}

}

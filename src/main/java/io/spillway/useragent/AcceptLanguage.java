package io.spillway.useragent;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Reads which language a visitor prefers (RFC 9110, section 12.5.4). */
final class AcceptLanguage {

	private static final int MIN = 2;

	private static final int MAX = 3;

	private AcceptLanguage() {
	}

	/**
	 * The language that is named first, which browsers prefer: its first subtag, in lower
	 * case.
	 * @param header the header, or null
	 * @return two or three letters, or null if it begins with none
	 */
	static @Nullable String first(@Nullable String header) {
		if (header == null) {
			return null;
		}
		int start = 0;
		while (start < header.length() && header.charAt(start) == ' ') {
			start++;
		}
		int end = start;
		while (end < header.length() && isLetter(header.charAt(end))) {
			end++;
		}
		if (end - start < MIN || end - start > MAX
				|| (end < header.length() && "-,; ".indexOf(header.charAt(end)) < 0)) {
			return null;
		}
		return header.substring(start, end).toLowerCase(Locale.ROOT);
	}

	private static boolean isLetter(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
	}

}

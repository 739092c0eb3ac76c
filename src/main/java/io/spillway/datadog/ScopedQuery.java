package io.spillway.datadog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Narrows a query of metrics to one tag. */
final class ScopedQuery {

	/** Braces behind "by" have what is grouped by, not what is filtered. */
	private static final Pattern BRACES = Pattern.compile("(\\bby\\s*)?\\{([^}]*)}");

	private static final Pattern WORDS = Pattern.compile("\\b(AND|OR|NOT|IN)\\b");

	private ScopedQuery() {
	}

	/**
	 * Adds a tag to every scope.
	 * @param query as {@code sum:clicks{env:production}.as_count()}
	 * @param tag the tag
	 */
	static String with(String query, String tag) {
		return BRACES.matcher(query)
			.replaceAll((match) -> Matcher.quoteReplacement(
					(match.group(1) != null) ? match.group() : "{%s}".formatted(scope(match.group(2).strip(), tag))));
	}

	private static String scope(String scope, String tag) {
		if (scope.isEmpty() || scope.equals("*")) {
			return tag;
		}
		return WORDS.matcher(scope).find() ? "(%s) AND %s".formatted(scope, tag) : scope + "," + tag;
	}

}

package io.spillway.useragent;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Writes a regular expression as the strings that it matches, where these are few: nearly
 * all of a list of user agents are, and a search for strings does not get slower with
 * their number. It reads literals, escaped or not, classes without ranges, groups,
 * alternatives and anchors.
 */
final class Alternatives {

	/** Stands for the beginning of what is searched. */
	static final char START = '\u0002';

	/** Stands for its end. */
	static final char END = '\u0003';

	private static final int MOST = 64;

	private static final String SPECIAL = "\\^$.|?*+()[]{}";

	private final String pattern;

	private int position;

	private Alternatives(String pattern) {
		this.pattern = pattern;
	}

	/**
	 * The strings that a pattern finds, with {@link #START} and {@link #END} where it has
	 * anchors; empty if they are too many, or none can be told.
	 */
	static Set<String> of(String pattern) {
		Alternatives parser = new Alternatives(pattern);
		Set<String> all = parser.alternatives();
		return (all == null || parser.position < pattern.length()) ? Set.of() : all;
	}

	/** All up to the end or a closing parenthesis; null if there is no saying. */
	private @Nullable Set<String> alternatives() {
		Set<String> all = new LinkedHashSet<>();
		do {
			Set<String> sequence = sequence();
			if (sequence == null) {
				return null;
			}
			all.addAll(sequence);
		}
		while (take('|'));
		return (all.size() <= MOST) ? all : null;
	}

	private @Nullable Set<String> sequence() {
		Set<String> all = Set.of("");
		while (this.position < this.pattern.length() && "|)".indexOf(this.pattern.charAt(this.position)) < 0) {
			Set<String> next = item();
			if (next == null || all.size() * next.size() > MOST) {
				return null;
			}
			all = join(all, next);
		}
		return all;
	}

	private @Nullable Set<String> item() {
		String text = text();
		if (!text.isEmpty()) {
			return Set.of(text);
		}
		return switch (this.pattern.charAt(this.position++)) {
			case '^' -> Set.of(String.valueOf(START));
			case '$' -> Set.of(String.valueOf(END));
			case '[' -> characters();
			case '(' -> group();
			default -> null;
		};
	}

	/** What stands for itself, or does behind a backslash. */
	private String text() {
		StringBuilder text = new StringBuilder();
		while (this.position < this.pattern.length()) {
			boolean escaped = this.pattern.startsWith("\\", this.position);
			int index = escaped ? this.position + 1 : this.position;
			if (index >= this.pattern.length() || isSpecial(this.pattern.charAt(index), escaped)) {
				break;
			}
			text.append(this.pattern.charAt(index));
			this.position = index + 1;
		}
		return text.toString();
	}

	private static boolean isSpecial(char character, boolean escaped) {
		return escaped ? Character.isLetterOrDigit(character) : SPECIAL.indexOf(character) >= 0;
	}

	/** One of a class, which has no ranges, no exceptions and no escapes. */
	private @Nullable Set<String> characters() {
		int end = this.pattern.indexOf(']', this.position);
		if (end <= this.position) {
			return null;
		}
		String characters = this.pattern.substring(this.position, end);
		this.position = end + 1;
		return characters.chars().anyMatch((each) -> "^-\\[&".indexOf(each) >= 0) ? null
				: characters.chars().mapToObj(Character::toString).collect(Collectors.toSet());
	}

	private @Nullable Set<String> group() {
		Set<String> all = alternatives();
		return take(')') ? all : null;
	}

	private boolean take(char wanted) {
		boolean there = this.position < this.pattern.length() && this.pattern.charAt(this.position) == wanted;
		if (there) {
			this.position++;
		}
		return there;
	}

	private static Set<String> join(Set<String> heads, Set<String> tails) {
		Set<String> all = new LinkedHashSet<>();
		heads.forEach((head) -> tails.forEach((tail) -> all.add(head + tail)));
		return all;
	}

}

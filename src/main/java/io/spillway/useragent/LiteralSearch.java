package io.spillway.useragent;

import java.util.Map;

/**
 * Finds which of many strings a text has, looking at each of its characters once: a
 * string is looked for where three characters of it are, those that it shares with the
 * fewest others. So no text, whoever wrote it, makes it try many strings in one place.
 */
final class LiteralSearch {

	/** Strings must not be shorter. */
	static final int WINDOW = 3;

	private static final int BITS = 15;

	private static final int MASK = (1 << BITS) - 1;

	private final Literal[] literals;

	/** By the hash of three characters, the number of a literal plus one. */
	private final short[] firsts = new short[1 << BITS];

	/** By the number of a literal, the number of the next of the same hash, plus one. */
	private final short[] nexts;

	LiteralSearch(Map<String, Bot> bots) {
		if (bots.size() >= Short.MAX_VALUE) {
			throw new IllegalArgumentException("There are " + bots.size() + " strings, which are too many");
		}
		this.literals = new Literal[bots.size()];
		this.nexts = new short[bots.size()];
		byte[] sizes = new byte[1 << BITS];
		int number = 0;
		for (Map.Entry<String, Bot> each : bots.entrySet()) {
			add(number++, each.getKey(), each.getValue(), sizes);
		}
	}

	private void add(int number, String text, Bot bot, byte[] sizes) {
		int hash = 0;
		int best = -1;
		int end = 0;
		for (int i = 0; i < text.length(); i++) {
			hash = next(hash, text.charAt(i));
			if (i >= WINDOW - 1 && (best < 0 || sizes[hash] < sizes[best])) {
				best = hash;
				end = i;
			}
		}
		if (best < 0) {
			throw new IllegalArgumentException("A string is shorter than " + WINDOW + " characters: " + text);
		}
		this.nexts[number] = this.firsts[best];
		this.literals[number] = new Literal(text, end, bot);
		this.firsts[best] = (short) (number + 1);
		if (sizes[best] < Byte.MAX_VALUE) {
			sizes[best]++;
		}
	}

	/** The first kind of bot, in their order, that a text has a string of. */
	Bot find(String text) {
		Bot found = Bot.NONE;
		// An array is read without a call a character.
		char[] characters = text.toCharArray();
		int hash = 0;
		for (int i = 0; i < characters.length; i++) {
			hash = next(hash, characters[i]);
			for (int each = this.firsts[hash]; each > 0; each = this.nexts[each - 1]) {
				Literal literal = this.literals[each - 1];
				if (literal.isIn(text, i)) {
					found = found.or(literal.bot);
				}
			}
		}
		return found;
	}

	/** Of the last three characters, since older ones are shifted out. */
	private static int next(int hash, char character) {
		return ((hash << (BITS / WINDOW)) ^ character) & MASK;
	}

	/**
	 * What is looked for.
	 *
	 * @param end the index of the last of the three characters that lead to it
	 */
	private record Literal(String text, int end, Bot bot) {

		boolean isIn(String other, int position) {
			return other.startsWith(this.text, position - this.end);
		}

	}

}

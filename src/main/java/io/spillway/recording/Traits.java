package io.spillway.recording;

import io.spillway.useragent.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * What a click is of few kinds of, by the numbers that stand for them in the database, in
 * one number: from the lowest bit four bits each of the link's kind, outcome, device,
 * system, client and bot (0 to 15), then up to three letters of the language, in ASCII, a
 * byte each, the first one lowest.
 */
final class Traits {

	private static final int BITS = 4;

	private static final int MASK = 0xF;

	private static final int OUTCOME = BITS;

	private static final int DEVICE = 2 * BITS;

	private static final int SYSTEM = 3 * BITS;

	private static final int CLIENT = 4 * BITS;

	private static final int BOT = 5 * BITS;

	private static final int LANGUAGE = 6 * BITS;

	private static final int MAX_LETTERS = 3;

	private Traits() {
	}

	static long pack(ClickedLink.Kind kind, Outcome outcome, Visitor visitor) {
		return pack(kind.number(), outcome.number(), visitor.device().number(), visitor.system().number(),
				visitor.client().number(), visitor.bot().number(), letters(visitor.language()));
	}

	/**
	 * Packs numbers.
	 * @param letters up to three, a byte each, the first one lowest; none: 0
	 */
	static long pack(int kind, int outcome, int device, int system, int client, int bot, long letters) {
		return kind | (outcome << OUTCOME) | (device << DEVICE) | (system << SYSTEM) | (client << CLIENT)
				| ((long) bot << BOT) | (letters << LANGUAGE);
	}

	private static long letters(@Nullable String language) {
		if (language == null) {
			return 0;
		}
		long letters = 0;
		for (int i = 0; i < Math.min(language.length(), MAX_LETTERS); i++) {
			letters |= (long) language.charAt(i) << (i * Byte.SIZE);
		}
		return letters;
	}

	static int kind(long traits) {
		return (int) traits & MASK;
	}

	static int outcome(long traits) {
		return (int) (traits >>> OUTCOME) & MASK;
	}

	static int device(long traits) {
		return (int) (traits >>> DEVICE) & MASK;
	}

	static int system(long traits) {
		return (int) (traits >>> SYSTEM) & MASK;
	}

	static int client(long traits) {
		return (int) (traits >>> CLIENT) & MASK;
	}

	static int bot(long traits) {
		return (int) (traits >>> BOT) & MASK;
	}

	/** The letters of the language, a byte each, the first one lowest; none: 0. */
	static long letters(long traits) {
		return traits >>> LANGUAGE;
	}

	/** How many letters there are. */
	static int length(long letters) {
		return Math.ceilDiv(Long.SIZE - Long.numberOfLeadingZeros(letters), Byte.SIZE);
	}

}

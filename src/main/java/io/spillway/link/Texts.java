package io.spillway.link;

import java.nio.charset.StandardCharsets;

/** Checks of texts. */
public final class Texts {

	private Texts() {
	}

	/** Whether a text has neither control characters nor halves of surrogate pairs. */
	public static boolean isClean(String text) {
		return text.chars().noneMatch(Character::isISOControl) && isWellFormed(text);
	}

	/** Whether a text can be written as UTF-8 and read again. */
	static boolean isWellFormed(String text) {
		return StandardCharsets.UTF_8.newEncoder().canEncode(text);
	}

}

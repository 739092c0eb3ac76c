package io.spillway.token;

import java.util.List;
import java.util.stream.IntStream;

/** Tokens that differ from a good one in a single character. */
final class Changed {

	private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

	private Changed() {
	}

	/** The token with every character in turn as each of the 63 others. */
	static List<String> inOneCharacter(String token) {
		return IntStream.range(0, token.length())
			.boxed()
			.flatMap((position) -> BASE64URL.chars()
				.filter((c) -> c != token.charAt(position))
				.mapToObj((c) -> token.substring(0, position) + (char) c + token.substring(position + 1)))
			.toList();
	}

}

package io.spillway.token;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StoredTokensTests {

	private final List<String> tokens = Stream.generate(new StoredTokens()::next).limit(10_000).toList();

	@Test
	void makesTokensOfTwelveBase62Characters() {
		assertThat(this.tokens).allMatch((token) -> token.matches("[0-9A-Za-z]{12}"));
	}

	@Test
	void makesTokensOfTheStoredKind() {
		assertThat(this.tokens).extracting(TokenKind::of).containsOnly(TokenKind.STORED);
	}

	@Test
	void doesNotRepeatItself() {
		assertThat(this.tokens).doesNotHaveDuplicates();
	}

	@Test
	void usesTheWholeAlphabetAtEveryPosition() {
		for (int i = 0; i < StoredTokens.LENGTH; i++) {
			int position = i;
			// That one of 62 is missing among 10,000 has a probability of 2^-228.
			assertThat(this.tokens.stream().map((token) -> token.charAt(position)).distinct()).hasSize(62);
		}
	}

}

package io.spillway.token;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokenKindTests {

	@ParameterizedTest
	@CsvFileSource(resources = "/tokens/kinds.csv", delimiter = '|', quoteCharacter = '\'')
	void followsFromLengthAndAlphabet(String text, @Nullable TokenKind kind) {
		assertThat(TokenKind.of(text)).isEqualTo(kind);
	}

	@ParameterizedTest
	@CsvSource({ "12, STORED", "22, CAMPAIGN", "40, SEALED", "41, SEALED", "1999, SEALED", "2000, SEALED" })
	void isAKindAtItsLengths(int length, TokenKind kind) {
		assertThat(TokenKind.of("x".repeat(length))).isEqualTo(kind);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 11, 13, 21, 23, 39, 2001, 10_000 })
	void isNoneBesideThoseLengths(int length) {
		assertThat(TokenKind.of("x".repeat(length))).isNull();
	}

	@ParameterizedTest
	@ValueSource(chars = { '0', '9', 'A', 'Z', 'a', 'z' })
	void spellsEveryKindInBase62(char c) {
		String text = String.valueOf(c);
		assertThat(TokenKind.of(text.repeat(12))).isEqualTo(TokenKind.STORED);
		assertThat(TokenKind.of(text.repeat(22))).isEqualTo(TokenKind.CAMPAIGN);
		assertThat(TokenKind.of(text.repeat(40))).isEqualTo(TokenKind.SEALED);
	}

	@ParameterizedTest
	@ValueSource(chars = { '-', '_' })
	void spellsAllButStoredInBase64Url(char c) {
		String text = String.valueOf(c);
		assertThat(TokenKind.of(text.repeat(12))).isNull();
		assertThat(TokenKind.of(text.repeat(22))).isEqualTo(TokenKind.CAMPAIGN);
		assertThat(TokenKind.of(text.repeat(40))).isEqualTo(TokenKind.SEALED);
	}

	@ParameterizedTest
	@ValueSource(chars = { '/', ':', '@', '[', '`', '{', '+', '=', '.', ',', '^', '~', ' ', '\0', 'é', '０', '한' })
	void spellsNoneWithAnyOtherCharacter(char c) {
		assertThat(TokenKind.of("x".repeat(11) + c)).isNull();
		assertThat(TokenKind.of(c + "x".repeat(21))).isNull();
		assertThat(TokenKind.of("x".repeat(20) + c + "x".repeat(20))).isNull();
	}

}

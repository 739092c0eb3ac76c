package io.spillway.token;

import java.time.Instant;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SealedTokensTests {

	/** The longest ASCII target of a link with nothing else: 1,500 bytes in all. */
	private static final int LONGEST_TARGET = 1464;

	private final SealedTokens tokens = new SealedTokens(Rings.of(1));

	@ParameterizedTest
	@CsvSource({ "0, 48", "1463, 1999", "1464, 2000" })
	void opensTokensUpToTheLongest(int targetLength, int tokenLength) {
		String token = this.tokens.seal(payload(targetLength));
		assertThat(token).hasSize(tokenLength);
		assertThat(this.tokens.open(token)).isEqualTo(payload(targetLength));
	}

	@Test
	void refusesLinksThatMakeALongerToken() {
		assertThatExceptionOfType(TokenTooLongException.class)
			.isThrownBy(() -> this.tokens.seal(payload(LONGEST_TARGET + 1)))
			.withMessage("the sealed token would have 2002 characters, 2000 at most are allowed");
	}

	@Test
	void countsBytesInsteadOfCharacters() {
		LinkPayload korean = new LinkPayload(Instant.EPOCH, null, "한".repeat(LONGEST_TARGET / 3 + 1), null, null,
				false);
		assertThatExceptionOfType(TokenTooLongException.class).isThrownBy(() -> this.tokens.seal(korean));
	}

	@ParameterizedTest
	@CsvSource({ "486, true", "487, false" })
	void countsTheTargetsOfAllPlatforms(int length, boolean fits) {
		String target = "x".repeat(length);
		LinkPayload payload = new LinkPayload(Instant.EPOCH, null, target, null, null, false,
				new PlatformTargets(target, target + "xx"), true);
		if (fits) {
			assertThat(this.tokens.open(this.tokens.seal(payload))).isEqualTo(payload);
		}
		else {
			assertThatExceptionOfType(TokenTooLongException.class).isThrownBy(() -> this.tokens.seal(payload));
		}
	}

	@Test
	void neverMakesTheSameTokenTwice() {
		assertThat(this.tokens.seal(payload(9))).isNotEqualTo(this.tokens.seal(payload(9)));
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "127, 127", "128, -128", "255, -1" })
	void beginsWithTheIdOfTheKey(int id, byte first) {
		String token = new SealedTokens(Rings.of(id, 1)).seal(payload(9));
		assertThat(Base64.getUrlDecoder().decode(token)).startsWith(first);
	}

	@Test
	void opensNoTokenOfAnotherKind() {
		String campaign = new CampaignTokens(Rings.of(1)).seal(new CampaignRecipient(1, 2));
		assertThat(this.tokens.open(campaign)).isNull();
		assertThat(this.tokens.open(new StoredTokens().next())).isNull();
		assertThat(this.tokens.open("")).isNull();
	}

	private static LinkPayload payload(int targetLength) {
		return new LinkPayload(Instant.EPOCH, null, "x".repeat(targetLength), null, null, false);
	}

}

package io.spillway.token;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RefusedTokenVectorTests {

	private final KeyRing ring = Vectors.ring(1);

	@ParameterizedTest(name = "{0}: {1}")
	@CsvFileSource(resources = "/tokens/forged.csv", delimiter = '|')
	void opensNoForgedToken(TokenKind kind, String fault, String token) {
		Object opened = (kind == TokenKind.SEALED) ? new SealedTokens(this.ring).open(token)
				: new CampaignTokens(this.ring).open(token);
		assertThat(opened).isNull();
	}

	@ParameterizedTest(name = "{0}")
	@CsvFileSource(resources = "/tokens/unreadable.csv", delimiter = '|')
	void saysThatItCannotReadAnAuthenticTokenOfAnUnknownForm(String form, String token) {
		SealedTokens tokens = new SealedTokens(this.ring);
		assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> tokens.open(token));
	}

}

package io.spillway.token;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlatformTokenVectorTests {

	private static final Instant CREATED = Instant.parse("2026-03-01T09:00:00Z");

	@ParameterizedTest
	@CsvFileSource(resources = "/tokens/platforms.csv", delimiter = '|', quoteCharacter = '\'')
	void opens(int key, String target, @Nullable String data, @Nullable String ios, @Nullable String android,
			boolean appData, String token) {
		assertThat(new SealedTokens(Vectors.ring(key)).open(token)).isEqualTo(
				new LinkPayload(CREATED, null, target, data, null, false, new PlatformTargets(ios, android), appData));
	}

}

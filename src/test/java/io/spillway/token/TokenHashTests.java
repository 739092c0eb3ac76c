package io.spillway.token;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TokenHashTests {

	/** The example of FIPS 180-4. */
	@Test
	void isTheBeginningOfSha256() {
		TokenHash hash = TokenHash.of("abc");
		assertThat(hash).isEqualTo(new TokenHash(0xba7816bf8f01cfeaL, 0x414140de5dae2223L));
		assertThat(HexFormat.of().formatHex(hash.toBytes().array())).isEqualTo("ba7816bf8f01cfea414140de5dae2223");
	}

}

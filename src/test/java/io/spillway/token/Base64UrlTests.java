package io.spillway.token;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class Base64UrlTests {

	@ParameterizedTest
	@CsvSource({ "AA, 00", "_w, ff", "AAA, 0000", "-_-_, fbffbf", "AAAAAA, 00000000" })
	void decodesTheOneSpelling(String text, String hex) {
		assertThat(Base64Url.decode(text)).asHexString().isEqualToIgnoringCase(hex);
	}

	@ParameterizedTest
	@ValueSource(strings = { "A", "AB", "A_", "AAB", "AAD", "AA==", "AAA=", "=", "++++", "////", "AA AA", "AAAA\n",
			"한글한글", "AAAAA" })
	void decodesNoOther(String text) {
		assertThat(Base64Url.decode(text)).isNull();
	}

}

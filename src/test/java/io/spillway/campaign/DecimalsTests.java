package io.spillway.campaign;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class DecimalsTests {

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 9, 10, 99, 100, 4711, 999_999, 1_000_000, 1_099_511_627_775L, 9_999_999_999_999L })
	void aNumberIsReadAsItWasWritten(long number) {
		byte[] text = new byte[20];
		int end = Decimals.write(number, text, 3);
		assertThat(new String(text, 3, end - 3, US_ASCII)).isEqualTo(String.valueOf(number));
		assertThat(Decimals.read(text, 3, end)).isEqualTo(number);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "-1", "+1", "01", "00", "1 ", " 1", "1.0", "1/", "1:", "10000000000000" })
	void anythingElseIsNone(String text) {
		assertThat(Decimals.read(text.getBytes(US_ASCII), 0, text.length())).isEqualTo(-1);
	}

}

package io.spillway.recording;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextArrayTests {

	@ParameterizedTest
	@ValueSource(longs = { 0, 9, 10, 99, 100, 281_474_976_710_655L, Long.MAX_VALUE })
	void aNumberIsWrittenAsItIs(long number) {
		TextArray array = new TextArray(3, 19);
		array.add(number);
		array.addNull();
		array.add(number);
		assertThat(array).hasToString("{%d,null,%d}".formatted(number, number));
	}

	@Test
	void bytesAreWrittenInHex() {
		TextArray array = new TextArray(3, 32);
		array.addHex(0x0123456789abcdefL, 0xfedcba9876543210L, Long.SIZE);
		array.addHex(-1, 0x76543210L, Integer.SIZE);
		array.addHex(0, 0, Integer.SIZE);
		assertThat(array)
			.hasToString("{0123456789abcdeffedcba9876543210,ffffffffffffffff76543210,000000000000000000000000}");
	}

	@Test
	void itMayBeEmpty() {
		assertThat(new TextArray(0, 7)).hasToString("{}");
	}

}
